# stage: types
# CHECK: Circle.area(self: instance(Circle)) -> float
# CHECK: enters
# CHECK: entry Circle.area
class Circle:
    def __init__(self, radius):
        self.radius = radius

    @property
    def area(self):
        return self.radius * self.radius * 3.0


def main():
    return Circle(2.0).area + 1.0


print(main())
