class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)

    def dot(self, o):
        return self.x * o.x + self.y * o.y

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"


kept = []


def walk(n, keep_at, bad_at):
    position = Vec(0, 0)
    step = Vec(1, 0.5)
    for i in range(n):
        if i == bad_at:
            step.y = "bad"
        moved = position + step
        if i == keep_at:
            kept.append(moved)
            kept.append(position)
        position = moved
    return position, position.dot(Vec(2, 2)), step is step, moved is position


print(walk(5, -1, -1), kept)
print(walk(5, 3, -1), kept)
try:
    walk(5, 1, 3)
except TypeError as e:
    print(e, kept[2:])
first = kept[0]
first.x = "changed"
first.extra = True
print(kept[0].x, kept[0] is first, vars(first))


def raise_with(n):
    v = Vec(n, n)
    if n > 2:
        raise ValueError(v)
    return v.x


for n in (1, 5):
    try:
        print(raise_with(n))
    except ValueError as e:
        print(e.args[0], e.args[0].x)
pairs = [(i, i * i) for i in range(3)]
print([a + b for a, b in pairs], pairs[0] is pairs[0])
