import sys
import no_such_module
#      ^^^^^^^^^^^^^^ error[E0200]: No module named 'no_such_module'
from no_such_package.part import thing
#    ^^^^^^^^^^^^^^^^^^^^ error[E0200]: No module named 'no_such_package'
import no.such.thing as t
#      ^^^^^^^^^^^^^ error[E0200]: No module named 'no'

try:
    import optional_module
except ImportError:
    optional_module = None
