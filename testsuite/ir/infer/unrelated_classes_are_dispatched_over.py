# stage: types
# CHECK: total(shapes: list(s{{\d+}})) -> float
# CHECK: enters Circle: {{.*}}; Square:
class Circle:
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return 3.14 * self.radius * self.radius


class Square:
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side


def total(shapes):
    result = 0.0
    for shape in shapes:
        result += shape.area()
    return result


print(total([Circle(1.0), Square(2.0)]))
