import math
def table(xs, p):
    return [x ** p for x in xs]
xs = [0.0, 1.0, 2.0, 4.0, 0.25, 1e300, 1e-300, 5e-324, 1.5, 3.7e10, 123456.789, float("inf"), 1e200]
for p in (0.5, 2, 2.0, -0.5, 1.0, 3):
    for x in xs:
        try:
            print(x, p, repr(x ** p), repr(pow(x, p)))
        except (OverflowError, ZeroDivisionError) as e:
            print(x, p, type(e).__name__, e)
total = 0.0
v = 1.0
for i in range(200000):
    v = v * 1.0000731 + 0.000013
    total += v ** 0.5 + v ** 2
    total -= (v * 3.1) ** 2.0
    if v > 1e6:
        v = 1.1
print(repr(total))
def roots(values):
    out = []
    for x in values:
        out.append(x ** 0.5)
    return out
print(roots([2.0, 3.0, 9.0, float("nan"), float("inf"), 0.0]))
try:
    print((-0.0) ** 0.5, (-0.0) ** -0.5)
except ZeroDivisionError as e:
    print(e)
print(float("-inf") ** 2, float("-inf") ** 3.0, (-3.0) ** 2, (-3.0) ** 3)
