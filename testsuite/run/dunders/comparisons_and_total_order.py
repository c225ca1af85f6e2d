class Version:
    def __init__(self, text):
        self.parts = tuple(int(p) for p in text.split("."))

    def __eq__(self, o):
        return self.parts == o.parts if isinstance(o, Version) else NotImplemented

    def __lt__(self, o):
        return self.parts < o.parts if isinstance(o, Version) else NotImplemented

    def __le__(self, o):
        return self.parts <= o.parts

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


a, b, c = Version("1.2"), Version("1.10"), Version("1.2")
print(a == c, a != c, a == b, a < b, b > a, a <= c, b >= a, a == "1.2", a != "1.2", sorted([b, a, Version("0.9")]), max(a, b), min([a, b]), {a, b, c} == {a, b}, a in [c], [a, b].index(Version("1.10")))
for attempt in (lambda: a < 5, lambda: 5 > a, lambda: a >= 5):
    try:
        print(attempt())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class Weird:
    def __eq__(self, o):
        return "not a bool"

    def __lt__(self, o):
        return []

    def __bool__(self):
        return False


w = Weird()
print(w == 1, w != 1, w < 1, not w == 1, 1 in [w], w < 1 < 2, bool(w), bool(w and 1), not w)
try:
    hash(w)
except TypeError as e:
    print(e)
