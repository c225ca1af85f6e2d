# stage: types
# CHECK: root(x: float) -> float
# CHECK: float (of object)
# CHECK: square(x: float) -> float
# CHECK-NOT: float (of object)
def root(x):
    return x**0.5


def square(x):
    return x**2


print(root(2.0), square(3.0))
