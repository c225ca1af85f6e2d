def power(base, exponent):
    return base ** exponent


for base in (2, -2, 3, -3, 10, 1, 0, -1):
    print(base, [power(base, e) for e in (0, 1, 2, 31, 39, 40, 62, 63, 64)])
print([power(2, e) for e in (-1, -2, 0.5)], power(2.0, 10), power(4, 0.5), power(-8, 2.0))
print(power(True, 3), power(2, True), type(power(True, True)).__name__)
try:
    power(0, -1)
except ZeroDivisionError as e:
    print(e)
try:
    power(0.0, -2.0)
except ZeroDivisionError as e:
    print(e)
