class Touchy:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        if self.n < 0:
            raise ValueError("negative hash")
        return 1

    def __eq__(self, other):
        if self.n == 3 or other.n == 3:
            raise RuntimeError("will not compare")
        return self.n == other.n


d = {Touchy(1): "one", Touchy(2): "two"}
for n in (1, 2, 4, -1, 3):
    try:
        print(n, d[Touchy(n)])
    except (KeyError, ValueError, RuntimeError) as e:
        print(n, type(e).__name__, e if not isinstance(e, KeyError) else "missing")
try:
    d[Touchy(3)] = "three"
except RuntimeError as e:
    print(e, len(d))
try:
    Touchy(-5) in d
except ValueError as e:
    print(e)
