values = [1e16, 1.0, -1e16, 1.0]
total = 0.0
for v in values:
    total += v
print(total)
total = 0.0
for v in reversed(values):
    total += v
print(total)
print(sum(values), sum([0.1] * 10), sum([1e16, 1, -1e16]), sum([0.1, 0.2, 0.3]))
total = 0.0
for _ in range(10):
    total += 0.1
print(total, total == 1.0)
product = 1.0
for i in range(1, 30):
    product = product * 1.1 / 1.3 + 0.7
print(product)
dot = 0.0
for a, b in zip([0.1, 0.2, 0.3], [0.4, 0.5, 0.6]):
    dot += a * b
print(dot)
x = 0.1
x = x * x * x + x * x - x
print(x, 0.1 * 3, 0.1 + 0.7, 4.35 * 100, 1.1 + 2.2, 1 - 0.9)
