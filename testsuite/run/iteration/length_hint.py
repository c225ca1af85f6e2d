"""Who asks an iterable for its length before iterating, and what it does with the answer."""


class A:
    def __iter__(self):
        print("iter", end=" "); return iter([1, 2])
    def __len__(self):
        print("len", end=" "); return 2
class H:
    def __init__(self, hint): self.hint = hint
    def __iter__(self):
        print("iter", end=" "); return self
    n = 0
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration
        return self.n
    def __length_hint__(self):
        print("hint", end=" ")
        if isinstance(self.hint, type): raise self.hint("hint")
        return self.hint
def star(*a): return a
def a_star(x):
    a, *b = x
    return a, b
def bound(x):
    y = [0]; y += x; return y
def sl(x):
    y = [0]; y[0:0] = x; return y
for name, f in dict(list=list, tuple=tuple, set=set, frozenset=frozenset, sorted=sorted, bytes=bytes, bytearray=bytearray, sum=sum, max=max, lit=lambda x: [*x], tlit=lambda x: (*x,), slit=lambda x: {*x}, call=lambda x: star(*x), call2=lambda x: star(0, *x), unpack=a_star, extend=lambda x: [].extend(x), iadd=bound, slice=sl, zip=lambda x: list(zip(x)), enumerate=lambda x: list(enumerate(x)), map=lambda x: list(map(str, x)), join=lambda x: "".join(map(str, x)), bjoin=lambda x: b"".join(bytes([y]) for y in x), dictfromkeys=dict.fromkeys, any=any, comp=lambda x: [y for y in x], setupdate=lambda x: set().update(x), frombytes=lambda x: int.from_bytes(x, "big")).items():
    for x in (A(), H(2), H(2 ** 62), H(-1), H("x"), H(TypeError), H(ValueError), H(NotImplemented), H(2 ** 64)):
        try:
            print(name, getattr(x, "hint", ""), end=": ")
            print(f(x))
        except Exception as e:
            print(type(e).__name__, e)
