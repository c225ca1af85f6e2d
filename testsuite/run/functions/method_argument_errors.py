class Shape:
    def __init__(self, name, sides=4):
        self.name = name

    def scale(self, by):
        return by

    @classmethod
    def make(cls, n):
        return cls(n)

    @staticmethod
    def helper(a, b):
        return a + b

    def __call__(self, x, *, y):
        return x, y

    class Inner:
        def method(self, a):
            return a


s = Shape("square")
calls = [lambda: Shape(), lambda: Shape(1, 2, 3), lambda: Shape(name="a", colour=1), lambda: s.scale(), lambda: s.scale(1, 2), lambda: Shape.scale(s), lambda: Shape.scale(), lambda: Shape.make(), lambda: Shape.make(1, 2),
         lambda: Shape.helper(1), lambda: s.helper(1, 2, 3), lambda: s(), lambda: s(1), lambda: s(1, 2, y=3), lambda: Shape.Inner().method(), lambda: object(1), lambda: Shape.scale(5, 6), lambda: Shape.Inner(5)]
for call in calls:
    try:
        print(call())
    except TypeError as e:
        print(e)
