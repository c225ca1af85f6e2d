smallest = 5e-324
print(smallest, smallest / 2, smallest * 0.5 == 0.0, 2.2250738585072014e-308 / 2, 1e-310 * 10, -smallest / 2)
epsilon = 1.0
while 1.0 + epsilon / 2 != 1.0:
    epsilon /= 2
print(epsilon, 1.0 + epsilon, 1.0 - epsilon / 2)
largest = 1.7976931348623157e308
print(largest, largest * 2, -largest * 2, largest + 1e291, largest + 1e292, largest - largest)
x = 1.0
steps = 0
while x > 0:
    x /= 2
    steps += 1
print(steps)
n, total = 1, 0.0
while n < 100000:
    total += 1 / (n * n)
    n += 1
print(total)
