calls = []


def f(x):
    calls.append(x)
    return x


def combine(a, b, c):
    return f(a) * f(b) + f(c) * f(a) - f(b)


big = 2 ** 62
for args in ((1, 2, 3), (big, 2, 3), (3, big, big), (1.5, big, 2), (big, big, big), ("a", 3, 2), (True, False, True)):
    calls.clear()
    try:
        print(combine(*args), calls)
    except TypeError as e:
        print(e, calls)
