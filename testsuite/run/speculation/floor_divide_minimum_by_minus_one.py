def quotients(values, divisors):
    for a in values:
        row = []
        for b in divisors:
            row.append((a // b, a % b))
        print(a, row)


quotients([-(2 ** 62), -(2 ** 63), 2 ** 62, 2 ** 63, 2 ** 63 - 1, -1, 0, 1], [-1, 1, -2, 3, -(2 ** 62), 2 ** 63])
print(divmod(-(2 ** 63), -1), divmod(-(2 ** 62), -1))
