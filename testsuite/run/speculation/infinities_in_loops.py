inf = float("inf")
x = 1e300
history = []
for _ in range(5):
    x *= 1e5
    history.append(x)
print(history)
print(inf - inf, inf * 0, inf / inf, -inf + 1, inf > 10 ** 400, -inf < -(10 ** 400), inf == inf)
print(inf // 1, inf % 2, 5 % inf, -5 % inf, 5 // inf, -5 // inf, 5.0 // -inf, 2 ** inf, 0.5 ** inf, inf ** 0)
for value in (inf, -inf, float("nan")):
    for convert in (int, round, lambda v: v // 1, lambda v: int(v // 1)):
        try:
            print(convert(value), end=" ")
        except (OverflowError, ValueError) as e:
            print(f"{type(e).__name__}({e})", end=" ")
    print()
best = inf
for v in [3, 7, 2.5, 2 ** 63]:
    if v < best:
        best = v
print(best, type(best).__name__)
try:
    print(1e200 ** 2)
except OverflowError as e:
    print(e)
try:
    print(2.0 ** 1024)
except OverflowError as e:
    print(e)
print(1e200 * 1e200, 10.0 ** 308, 1e308 + 1e308)
