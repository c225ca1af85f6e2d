# stage: types
# CHECK: norm(x: float) -> float
# CHECK: native(math.sqrt) (of object)
# CHECK: native(math.sin) (of object)
import math
from math import sin


def norm(x):
    return math.sqrt(x) * math.pi + sin(x)


print(norm(2.0))
