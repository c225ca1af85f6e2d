# stage: types
# CHECK: Point.origin(cls: class(Point)) -> instance(Point)
# CHECK: Point.distance(a: float, b: float) -> float
class Point:
    def __init__(self, x):
        self.x = x

    @classmethod
    def origin(cls):
        return cls(0.0)

    @staticmethod
    def distance(a, b):
        return a - b


def main():
    return Point.distance(Point.origin().x, 1.0)


print(main())
