class Default(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


d = Default(a=1)
print(d["a"], d["b"], d, d.get("zz"), "zz" in d, isinstance(d, dict), type(d).__name__, len(d))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __repr__(self):
        return f"P{self.x, self.y}"


table = {Point(1, 2): "a", Point(3, 4): "b"}
print(table[Point(1, 2)], Point(3, 4) in table, Point(5, 6) in table, table)
table[Point(1, 2)] = "replaced"
print(len(table), table)


class Collide:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return self.n == other.n


many = {Collide(i): i for i in range(20)}
print(len(many), [many[Collide(i)] for i in (0, 7, 19)], Collide(20) in many)
del many[Collide(5)]
print(Collide(5) in many, many[Collide(6)], len(many))


class NoHash:
    def __eq__(self, other):
        return True


try:
    {NoHash(): 1}
except TypeError as e:
    print(e)
