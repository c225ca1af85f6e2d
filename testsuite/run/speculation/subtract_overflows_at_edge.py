def down(start, step, count):
    value = start
    for _ in range(count):
        value -= step
    return value


for edge in (-(2 ** 62), -(2 ** 63), 2 ** 62, 2 ** 63):
    for step in (1, -1, 2 ** 62, -(2 ** 62)):
        print(edge, step, down(edge, step, 1), down(edge, step, 3))
