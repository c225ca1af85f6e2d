print(2.0 ** 3, 2 ** 0.5, 4 ** -0.5, 0.0 ** 0, 0.0 ** 5, (-0.0) ** 3, (-2.0) ** 2, (-2.0) ** 3, (-8.0) ** -1, 1e-200 ** 2, 1.0 ** 1e308, 10.0 ** -320)
for attempt in (lambda: 0.0 ** -1, lambda: 1e300 ** 2, lambda: (-0.0) ** -1, lambda: 10.0 ** 400):
    try:
        print(attempt())
    except (ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__, e)
print(pow(2.0, 3), pow(2, 0.5), pow(2.5, 2), 2.0 ** 1023 * 1.5)
