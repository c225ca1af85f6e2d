for n in (2 ** 53 + 1, 2 ** 53 + 3, 2 ** 64, 2 ** 100 + 1, 10 ** 22, 10 ** 23, 3 ** 50, -(7 ** 40)):
    print(n, float(n), int(float(n)) == n, n / 1, n * 1.0, n + 0.5)
print(10 ** 300 * 1.0, 10 ** 20 / 10 ** 18, 10 ** 400 // 10 ** 398, 2 ** 2000 / 2 ** 1999, 1 / 2 ** 1074, 3 / 10 ** 330)
for attempt in (lambda: float(10 ** 309), lambda: 10 ** 309 * 1.0, lambda: 10 ** 309 / 3, lambda: int(float("inf")), lambda: 1.5 * 10 ** 400):
    try:
        print(attempt())
    except OverflowError as e:
        print(type(e).__name__, e)
