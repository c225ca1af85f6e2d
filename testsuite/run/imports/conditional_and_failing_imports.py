try:
    import no_such_module_anywhere
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    from math import no_such_function
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
import math
import math as m
from math import sqrt, floor as fl

print(math is m, sqrt(9), fl(2.5), math.__name__)


def lazy(flag):
    if flag:
        import math as inner
        return inner.pi > 3
    return "not imported"


print(lazy(True), lazy(False))
