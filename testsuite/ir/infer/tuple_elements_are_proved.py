# stage: types
# CHECK: main() -> tuple(float, str)
# CHECK: tuple(float, str) (of object)
# CHECK: :a: float
# CHECK: :b: str
# CHECK-NOT: :a: float (of
def pair(x):
    return x, "label"


def main():
    a, b = pair(1.5)
    return a, b


print(main())
