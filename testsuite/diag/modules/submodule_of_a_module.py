import sys.flags
#      ^^^^^^^^^ error[E0202]: No module named 'sys.flags'; 'sys' is not a package
from math.trig import sin
#    ^^^^^^^^^ error[E0202]: No module named 'math.trig'; 'math' is not a package
