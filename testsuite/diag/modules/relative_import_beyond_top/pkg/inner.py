from .. import something
#^^^^^^^^^^^^^^^^^^^^^^^^ error[E0201]: attempted relative import beyond top-level package
from ... import other
#^^^^^^^^^^^^^^^^^^^^^ error[E0201]: attempted relative import beyond top-level package
from . import missing_is_left_to_run_time
