class Box:
    shared = []

    def __init__(self):
        self.own = []


a, b = Box(), Box()
a.shared.append(1)
a.own.append(1)
print(a.shared, b.shared, a.own, b.own)
b.shared = ["rebound"]
print(a.shared, b.shared, Box.shared)
a.shared += [2]
print(Box.shared, a.shared, "shared" in a.__dict__)
Box.added = lambda self: len(self.own)
print(a.added(), b.added())
a.f = lambda: "plain function on the instance"
print(a.f())
print(a == b, a == a, a is b, a != b, hash(a) == hash(a), len({a, b, a}), bool(a))
