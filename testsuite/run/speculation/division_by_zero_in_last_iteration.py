def sums(divisors):
    total = 0
    for i, d in enumerate(divisors):
        try:
            total += 100 // d
        except ZeroDivisionError:
            return "zero at", i, total
    return total


print(sums(list(range(1000, 0, -1))))
print(sums(list(range(1000, -1, -1))))
print(sums([1.5, 2.5, 0.0]))


def uncaught(n):
    total = 0.0
    for i in range(n, -1, -1):
        total += 1.0 / i
    return total


print(uncaught(5))
