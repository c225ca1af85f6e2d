"""A docstring may come first."""
from __future__ import annotations
from __future__ import time_travel
#                      ^^^^^^^^^^^ error[E0017]: future feature time_travel is not defined

x = 1
from __future__ import division
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0017]: from __future__ imports must occur at the beginning of the file
