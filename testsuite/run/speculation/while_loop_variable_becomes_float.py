def halve(n):
    seen = []
    while n > 1:
        seen.append(n)
        if len(seen) == 5:
            n = n / 2
        else:
            n = n // 2
    return n, seen


print(halve(1000))
print(halve(10 ** 20))
print(halve(7.0))
print(halve(True))


def collatz(n):
    count = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        count += 1
    return count


print(collatz(27), collatz(27.0), collatz(2 ** 61 - 1), collatz(2 ** 70 + 1))
