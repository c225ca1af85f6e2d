class Counter:
    """Counts."""

    total = 0

    def __init__(self, name):
        self.name = name
        self.count = 0
        Counter.total += 1

    def up(self, by=1):
        self.count += by
        return self

    def __repr__(self):
        return f"Counter({self.name!r}, {self.count})"


a, b = Counter("a"), Counter("b")
a.up().up(5).up(by=-2)
print(a, b, Counter.total, a.total, a.__class__.__name__, Counter.__doc__, a.__doc__)
a.total = "own"
print(a.total, b.total, Counter.total, a.__dict__, sorted(vars(b)))
bound = a.up
unbound = Counter.up
print(bound().count, unbound(b, 3).count, bound.__self__ is a, bound.__func__ is Counter.up, bound.__name__, a.up == a.up, a.up is a.up)
del a.total
print(a.total, hasattr(a, "count"), getattr(a, "nope", "default"), isinstance(a, Counter), type(a) is Counter)
setattr(a, "extra", 1)
delattr(a, "extra")
for attempt in (lambda: a.nope, lambda: Counter.nope, lambda: delattr(a, "nope"), lambda: a(), lambda: a + 1, lambda: len(a), lambda: a[0], lambda: iter(a), lambda: a < b, lambda: 1 in a, lambda: -a, lambda: int(a)):
    try:
        print(attempt())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
