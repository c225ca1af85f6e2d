def full(a, b, /, c, d=4, *args, e, f=6, **kwargs):
    return a, b, c, d, args, e, f, kwargs


print(full(1, 2, 3, e=5))
print(full(1, 2, c=3, e=5))
print(full(1, 2, 3, 40, 50, 60, e=5, f=0, g=7, h=8))
print(full(1, 2, 3, e=5, a="kw a", b="kw b"))
print(full(*range(3), **{"e": 1, "z": 2}))
print(full(*[1, 2], *(3, 4, 5), e=0, **{}, **{"k": 1}))


def only_keywords(*, x, y=2):
    return x, y


def only_positional(a, b=2, /):
    return a, b


print(only_keywords(x=1), only_keywords(y=0, x=9), only_positional(1), only_positional(1, 3))
print((lambda *a, **k: (a, k))(1, *[2], x=3, **{"y": 4}))
