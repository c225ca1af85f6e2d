values = [0.0, -0.0, 1.0, -1.0, 5e-324, -5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, -1.7976931348623157e308, float("inf"), float("-inf"), float("nan"), 1e-160, 1e160, 3.0e-78, 1.2e77, 6.9e-78, 2.0 ** 512, 2.0 ** -512, 2.0 ** 257, 2.0 ** -255, 1.5 * 2.0 ** 256, 2.0 ** -256]


class Box:
    def __init__(self, v):
        self.v = v


def through(v):
    boxed = Box(v)
    listed = [v, v]
    keyed = {"k": v}
    closure = lambda: v
    nested = (listed[1], keyed["k"], boxed.v, closure())
    mixed = [1, "a", v]
    return [repr(x) for x in nested] + [repr(mixed[2]), repr(list(map(lambda z: z, [v]))[0]), repr(next(iter([v])))]


for v in values:
    found = through(v)
    print(repr(v), len(set(found)) == 1 and found[0] == repr(v), repr(v * 1.0), repr(-v), repr(abs(v)), v == v, v > 0, v < 1e100)
array = values[:]
array.reverse()
print(array)
print(sorted(v for v in values if v == v))
total = 0.0
for v in values:
    if v == v and abs(v) < 1e300:
        total += v
print(total, sum(v * 0 for v in values[:9]), [float(repr(v)) == v for v in values])
