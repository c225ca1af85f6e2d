# stage: types
# CHECK: main()
# CHECK: :c: instance(Vector) (of object)
# CHECK: entry Vector.__add__
class Vector:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return Vector(self.x + other.x)


def main():
    a = Vector(1.0)
    b = Vector(2.0)
    c = a + b
    return c.x


print(main())
