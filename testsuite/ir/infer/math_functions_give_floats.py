# stage: types
# CHECK: norm(x: float) -> float
# CHECK: native(math.sqrt)
# CHECK: native(math.sin)
# CHECK-NOT: (of object)
import math
from math import sin


def norm(x):
    return math.sqrt(x) * math.pi + sin(x)


print(norm(2.0))
