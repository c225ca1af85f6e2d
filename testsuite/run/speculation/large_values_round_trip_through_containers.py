numbers = [2 ** 61, 2 ** 62 - 1, 2 ** 62, -(2 ** 62), -(2 ** 62) - 1, 2 ** 63 - 1, 2 ** 63, -(2 ** 63), 2 ** 64, 0, -1]
table = {}
for n in numbers:
    table[n] = n + 1
    table[n + 1] = -n
print(table)
print(sorted(table) == sorted(set(table)), [table[n] for n in numbers])
as_tuple = tuple(n * 2 for n in numbers)
print(as_tuple, as_tuple == tuple(map(lambda n: n + n, numbers)))
print([n in table for n in as_tuple], [hash(n) for n in numbers])
print([int(str(n)) == n for n in numbers], [n == float(n) for n in numbers])
print([n is n for n in numbers], [-n for n in numbers], [n % 1000 for n in numbers], [n // 1000 for n in numbers])
