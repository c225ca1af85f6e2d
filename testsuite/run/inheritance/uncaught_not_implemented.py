class Shape:
    def area(self):
        raise NotImplementedError(f"{type(self).__name__} has no area")

    def describe(self):
        return f"area {self.area():.2f}"


class Square(Shape):
    def area(self):
        return 4


class Blob(Shape):
    pass


for shape in (Square(), Blob()):
    print(shape.describe())
