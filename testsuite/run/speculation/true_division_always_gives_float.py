def divide(a, b):
    return a / b


def average(values):
    total = 0
    for v in values:
        total += v
    return total / len(values)


print([divide(a, b) for a, b in [(6, 3), (7, 2), (0, 5), (-6, 4), (2 ** 62, 2), (2 ** 63, 3), (10 ** 25, 10 ** 24), (True, True)]])
print(average([1, 2, 3]), average([2 ** 62] * 4), average([0.5, 1]), average([10 ** 30, -(10 ** 30)]))
x = 100
for _ in range(4):
    x /= 10
    print(x, type(x).__name__)
x = 100
for _ in range(4):
    x //= 7
    print(x, type(x).__name__)
