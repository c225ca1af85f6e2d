a, b = 10 ** 30, 10 ** 30 + 1
print(a < b, a == b, a != b, a == 10 ** 15 * 10 ** 15, -a > -b, a > 5, 5 < a, -a < 5, a == 1e30, a < 1e30, float(a) == 1e30)
print(hash(a) == hash(10 ** 15 * 10 ** 15), hash(2 ** 61 - 1), hash(2 ** 61), hash(10 ** 30), hash(-(10 ** 30)), hash(2 ** 64), hash(-(2 ** 64) - 1))
print(sorted([b, -a, 0, a, 2 ** 63, -1]), max(a, b, 3), min(-a, -b), {a: "a"}[10 ** 30], a in [1, 10 ** 30], bool(a))
