print([round(n, d) for n in (15, 25, 35, 149, 150, 151, -15, -25, 12345) for d in (-1, -2)])
print(round(7), round(7, 2), round(1234, -5), round(10 ** 25 + 5, -1), type(round(5, 1)).__name__, round(5, None))
try:
    round(5, 1.0)
except TypeError as e:
    print(e)
