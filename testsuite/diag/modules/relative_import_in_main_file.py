from . import sibling
#^^^^^^^^^^^^^^^^^^^^^ error[E0201]: attempted relative import with no known parent package
from ..package import thing
#^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0201]: attempted relative import with no known parent package
