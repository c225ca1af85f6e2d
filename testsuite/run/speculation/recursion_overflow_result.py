def total(n):
    if n == 0:
        return 2 ** 62 - 3
    return 1 + total(n - 1)


for n in (0, 1, 2, 3, 4, 10, 500):
    print(n, total(n))


def product(n):
    return n * product(n - 1) if n > 1 else 1


for n in (5, 20, 21, 22, 25, 100):
    print(n, product(n))
