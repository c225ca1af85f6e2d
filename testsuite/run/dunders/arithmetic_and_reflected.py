class V:
    def __init__(self, *xs):
        self.xs = xs

    def __repr__(self):
        return f"V{self.xs}"

    def __add__(self, o):
        return V(*(a + b for a, b in zip(self.xs, o.xs))) if isinstance(o, V) else NotImplemented

    def __sub__(self, o):
        return V(*(a - b for a, b in zip(self.xs, o.xs)))

    def __mul__(self, k):
        return V(*(a * k for a in self.xs)) if isinstance(k, (int, float)) else NotImplemented

    def __rmul__(self, k):
        print("rmul", k)
        return self * k

    def __radd__(self, o):
        print("radd", o)
        return self if o == 0 else NotImplemented

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.xs, o.xs))

    def __neg__(self):
        return self * -1

    def __pos__(self):
        return self

    def __abs__(self):
        return (self @ self) ** 0.5

    def __invert__(self):
        return V(*reversed(self.xs))

    def __truediv__(self, k):
        return self * (1 / k)

    def __floordiv__(self, k):
        return V(*(a // k for a in self.xs))

    def __mod__(self, k):
        return V(*(a % k for a in self.xs))

    def __divmod__(self, k):
        return self // k, self % k

    def __pow__(self, n, mod=None):
        return ("pow", n, mod)

    def __rpow__(self, base):
        return ("rpow", base)

    def __lshift__(self, n):
        return V(*self.xs[n:], *self.xs[:n])

    def __and__(self, o):
        return ("and", o)

    def __ror__(self, o):
        return ("ror", o)

    def __xor__(self, o):
        return ("xor", o)

    def __round__(self, n=None):
        return ("round", n)


a, b = V(1, 2), V(3, 4)
print(a + b, a - b, a * 3, 3 * a, a @ b, -a, +a, abs(V(3, 4)), ~a, a / 2, b // 2, b % 2, divmod(b, 2))
print(a ** 2, 2 ** a, pow(a, 2, 5), a << 1, a & 1, 1 | a, a ^ None, round(a), round(a, 2), sum([a, b]))
for attempt in (lambda: a + 1, lambda: 1 + a, lambda: a * "x", lambda: "x" - a, lambda: a >> 1, lambda: a or b, lambda: a | 1, lambda: 1 // a):
    try:
        print(attempt())
    except TypeError as e:
        print(e)
