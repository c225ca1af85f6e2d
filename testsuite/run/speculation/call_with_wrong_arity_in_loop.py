def f(a, b=2, *, c=3):
    return a, b, c


calls = [
    lambda: f(1),
    lambda: f(1, 5),
    lambda: f(1, c=9),
    lambda: f(),
    lambda: f(1, 2, 3),
    lambda: f(1, d=4),
    lambda: f(1, a=2),
    lambda: f(b=1),
    lambda: f(*[1, 2], **{"c": 0}),
    lambda: f(**{"a": 1, "b": 2, "c": 3, "e": 4}),
    lambda: f(1, **{1: 2}),
    lambda: f(*5),
    lambda: f(**5),
]
for call in calls:
    try:
        print(call())
    except TypeError as e:
        print(e)
