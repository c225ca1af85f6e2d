def none():
    pass


def one(a):
    return a


def two(a, b):
    return a, b


def defaults(a, b=1, c=2):
    return a, b, c


def keyword(*, k, l):
    return k, l


def positional(a, b, /):
    return a, b


def star(*args):
    return args


calls = [
    lambda: none(1), lambda: none(x=1), lambda: one(), lambda: one(1, 2), lambda: one(1, 2, 3), lambda: two(), lambda: two(1), lambda: two(b=1),
    lambda: two(1, 2, 3), lambda: two(1, a=2), lambda: two(1, 2, c=3), lambda: defaults(), lambda: defaults(1, 2, 3, 4), lambda: defaults(b=1),
    lambda: keyword(), lambda: keyword(k=1), lambda: keyword(1, 2), lambda: keyword(1, k=1, l=2), lambda: keyword(k=1, l=2, m=3), lambda: positional(a=1, b=2),
    lambda: positional(1), lambda: positional(1, b=2), lambda: star(x=1), lambda: two(*[1]), lambda: two(*[1, 2, 3]), lambda: two(**{"a": 1}),
    lambda: two(1, **{"a": 1}), lambda: two(**{"a": 1}, **{"a": 2}), lambda: two(1, *5), lambda: two(1, **5), lambda: two(1, **{2: 3}), lambda: one(1, colour="red"),
    lambda: defaults(1, d=4, e=5),
]
for call in calls:
    try:
        print(call())
    except TypeError as e:
        print(e)
