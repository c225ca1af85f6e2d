def spread(rows):
    total = 0
    for row in rows:
        a, b = row
        total += a * b
    return total


print(spread([(1, 2), (3, 4)]), spread([[1.5, 2], "ab"[0:0] or (0, 0)]))
for rows in ([(1, 2), (3,)], [(1, 2), (1, 2, 3)], [(1, 2), 5], [(1, 2), None], [(1, 2), "x"], [(1, 2), {1: 2, 3: 4, 5: 6}], ["abc"]):
    try:
        print(spread(rows))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
spread([(2, 3), (1, "z"), (1, [])])
for a, (b, *c) in [(1, (2, 3, 4)), (1.5, "xy"), (None, [0])]:
    print(a, b, c)
