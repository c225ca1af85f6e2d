for f in (0.5, -0.5, 0.9999999999999999, -1.5, 1e15 + 0.5, 2.0 ** 53, 2.0 ** 62, 2.0 ** 63, -(2.0 ** 63), 2.0 ** 64, 1e22, 1e100, -1e19, 4611686018427387903.0):
    print(f, int(f), round(f), f // 1, f % 1, int(f) == f)
for f in (0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49999999999999994, 2.675, 1e300):
    print(round(f), round(f, 1), round(f, 0))
total = 0
for i in range(10):
    total += int(i * 1e18)
print(total, type(total).__name__)
acc = 1
for i in range(8):
    acc = int(acc * 1000.5)
print(acc)
print(float(2 ** 53 + 1), float(2 ** 63 - 1), float(10 ** 22), float(10 ** 23), float(-(2 ** 64)))
try:
    float(10 ** 400)
except OverflowError as e:
    print(e)
try:
    10 ** 400 / 3
except OverflowError as e:
    print(e)
print(10 ** 400 / 10 ** 399, 2 ** 1000 / 2 ** 999, 1 / 10 ** 400, (2 ** 63) / 3, 7 / 2, -7 / 2, 2 ** 53 / 1)
try:
    print(1.0 + 10 ** 400)
except OverflowError as e:
    print(e)
