big = 2 ** 62
for bounds in ((big - 2, big + 2), (2 ** 63 - 2, 2 ** 63 + 2), (-(2 ** 63) + 1, -(2 ** 63) - 3, -1), (10 ** 20, 10 ** 20 + 3), (2 ** 64, 2 ** 64 - 6, -2)):
    out = []
    for i in range(*bounds):
        out.append(i)
    print(bounds, out, len(range(*bounds)))
r = range(0, 2 ** 65, 2 ** 62)
print(list(r), len(r), r[-1], 2 ** 64 in r, 2 ** 64 + 1 in r, r.index(2 ** 63), r[2:4])
total = 0
for i in range(2 ** 63 - 3, 2 ** 63):
    total += i
print(total)
for i in range(10 ** 30):
    if i == 3:
        break
print(i)
try:
    len(range(2 ** 63))
except OverflowError as e:
    print(e)
try:
    range(1.0)
except TypeError as e:
    print(e)
try:
    range(0, 5, 0)
except ValueError as e:
    print(e)
print(range(5) == range(0, 5, 1), range(0) == range(2, 2), hash(range(0)) == hash(range(3, 1)), range(0, 5, 2) == range(0, 6, 2))
