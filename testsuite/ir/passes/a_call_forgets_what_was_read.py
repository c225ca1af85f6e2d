# stage: mir@redundancy


class Point:
    def __init__(self, x):
        self.x = x


def area(p, change):
    before = p.x
    change(p)
    return before * p.x


def double(p):
    p.x = p.x * 2.0


# CHECK: fn @__main__.area.{{\d+}}.v
# CHECK: load.obj slot {{v\d+}}+32
# CHECK: call_
# CHECK: load.obj slot {{v\d+}}+32
# CHECK: return

changes = [double, double, print]
points = [Point(i * 0.5) for i in range(3)]
print(sum([area(p, change) for p, change in zip(points, changes)]))
