class Money:
    def __init__(self, v):
        self.v = v

    def __format__(self, spec):
        return f"[{spec or 'default'}:{self.v}]"

    def __repr__(self):
        return "Money!"

    def __str__(self):
        return "str money"


m = Money(5)
print(f"{m} {m:abc} {m!r} {m!s} {m!r:>10} {m:{m.v}} {m=} {m=:x}", format(m), format(m, "q"), "{:z}".format(m), "{0!r} {0}".format(m))
for f in (lambda: f"{5:q}", lambda: f"{'a':d}", lambda: f"{None:5}", lambda: f"{[1]:>5}", lambda: f"{1.5:d}", lambda: f"{object():x}"[:0], lambda: f"{undefined}", lambda: f"{1/0}", lambda: f"{'a':=5}", lambda: f"{'a':,}", lambda: f"{(1, 2):5}", lambda: f"{3:.2%}", lambda: f"{True:5}|{True!s:5}|"):
    try:
        print(f())
    except (ValueError, TypeError, NameError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
order = []


def v(x):
    order.append(x)
    return x


print(f"{v(1)}{v(2):{v(3)}}{v(4)!r:>{v(5)}}", order)
