top = 2 ** 63 - 1
for r in (range(top - 10, top, 7), range(top - 2, top + 1), range(-top - 1, -top + 12, 6), range(-top + 5, -top - 2, -4), range(0, top, top // 2), range(top, -top - 1, -top), range(top - 1, top + 20, 9), range(0, -(2 ** 70), -(2 ** 69))):
    print(r, [x for x in r], len(r))
    count = 0
    total = 0
    for x in r:
        count += 1
        total += x
    print(count, total)


def count_up(start, stop, step):
    i = start
    n = 0
    while i < stop:
        n += 1
        i += step
    return n, i


print(count_up(top - 10, top, 7), count_up(2 ** 62 - 3, 2 ** 62 + 3, 2), count_up(-(2 ** 62) - 5, -(2 ** 62) + 5, 3), count_up(0.5, 4, 1), count_up(0, 2.5, 1), count_up(0, 2, 0.25))
