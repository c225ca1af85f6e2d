# stage: mir@redundancy


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def area(p):
    p.y = p.x * 2.0
    return p.x * p.x


# CHECK: fn @__main__.area.{{\d+}}.v{{\d+}} ->
# CHECK: load.obj slot {{v\d+}}+32
# CHECK: guard_float
# CHECK: replace_float.obj slot {{v\d+}}+40
# CHECK-NOT: slot {{v\d+}}+32
# CHECK-NOT: guard_float
# CHECK: return

points = [Point(i * 0.5, 1.0) for i in range(10)]
print(sum([area(p) for p in points]), points[3].y)
