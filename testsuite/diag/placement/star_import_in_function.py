def f():
    from sys import *
#   ^^^^^^^^^^^^^^^^^ error[E0018]: import * only allowed at module level


class C:
    from math import *
#   ^^^^^^^^^^^^^^^^^^ error[E0018]: import * only allowed at module level
