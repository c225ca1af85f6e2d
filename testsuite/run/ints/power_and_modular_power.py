print(2 ** 0, 0 ** 0, (-2) ** 3, (-2) ** 4, -2 ** 2, 2 ** -1, (-2) ** -3, 10 ** -2, 2 ** 3 ** 2)
print(pow(3, 4), pow(3, 4, 5), pow(3, -1, 7), pow(-3, 3, 7), pow(3, 3, -7), pow(2, 1000, 10 ** 9 + 7), pow(5, 0, 1))
for args in ((2, -1, 4), (2, 3, 0), (2, 0.5, 3), (0, -1), (2, "x")):
    try:
        print(pow(*args))
    except (ValueError, TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
base, exponent = 7, 13
print(pow(base, exponent, mod=11), pow(base=2, exp=5))
