class T:
    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        return self.truth


class N:
    def __int__(self):
        return 7

    def __float__(self):
        return 7.5

    def __index__(self):
        return 3

    def __str__(self):
        return "N!"

    def __format__(self, spec):
        return f"<{spec}>"

    def __hash__(self):
        return 99

    def __call__(self, *a, **k):
        return a, k

    def __bytes__(self):
        return b"raw"

    def __trunc__(self):
        return 1

    def __complex__(self):
        return 0

    def __dir__(self):
        return ["b", "a"]


n = N()
print(int(n), float(n), [10, 20, 30, 40][n], str(n), f"{n:>5}", f"{n}", format(n, "x"), hash(n), n(1, b=2), bytes(n), dir(n), hex(n), "%s" % n, "%d" % n, range(n), n.__call__())
print(bool(T(True)), bool(T(False)), not T(False), "yes" if T(True) else "no", T(True) and 1, [x for x in (1, 2) if T(False)])
for bad in (1, None, "x"):
    try:
        bool(T(bad))
    except TypeError as e:
        print(e)


class BadTypes:
    def __int__(self):
        return "x"

    def __float__(self):
        return 1

    def __repr__(self):
        return 5

    def __hash__(self):
        return "h"

    def __iter__(self):
        return 5

    def __len__(self):
        return -1


b = BadTypes()
for f in (int, float, repr, hash, iter, len, bool, list):
    try:
        print(f(b))
    except (TypeError, ValueError) as e:
        print(f.__name__, type(e).__name__, e)
