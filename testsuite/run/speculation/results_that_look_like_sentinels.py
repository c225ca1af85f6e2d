def give(n):
    return (0, -1, 1, None, False, True, 0.0, -0.0, float("nan"), float("inf"), -(2 ** 63), 2 ** 63 - 1, -(2 ** 62), 2 ** 62, "", (), [])[n]


def as_int(n):
    return n - 1


def as_float(x):
    return x / 2.0


def maybe(n):
    if n > 2:
        return n
    if n == 2:
        raise KeyError(n)


for n in range(17):
    print(n, repr(give(n)), give(n) is None, bool(give(n)))
print([as_int(n) for n in (0, 1, 2, -(2 ** 63) + 1, -(2 ** 63), 2 ** 62, -(2 ** 62))])
print([as_float(x) for x in (0.0, -0.0, 1e-323, float("nan"), float("-inf"), 2.0 ** -1022, 1e308, -1.0, 3.5e-310)])
results = []
for n in range(5):
    try:
        results.append(maybe(n))
    except KeyError as e:
        results.append(repr(e))
print(results)
total = 0
for n in (-1, 0, -1):
    total += as_int(n)
print(total, as_int(True), as_float(3), as_float(True))
