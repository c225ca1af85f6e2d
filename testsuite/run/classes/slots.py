class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point3(Point):
    __slots__ = ("z",)


class Open(Point):
    pass


p = Point(1, 2)
p.x += 0.5
print(p.x, p.y, Point.__slots__, hasattr(p, "__dict__"))
for attempt in (lambda: setattr(p, "z", 1), lambda: p.z, lambda: p.__dict__, lambda: Point3(1, 2).z):
    try:
        print(attempt())
    except AttributeError as e:
        print(e)
q = Point3(1, 2)
q.z = 3
o = Open(1, 2)
o.anything = 5
print(q.x + q.y + q.z, o.anything, o.__dict__)
del p.x
try:
    p.x
except AttributeError as e:
    print(e)
