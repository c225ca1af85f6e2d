def process(values, out):
    total = 0
    for v in values:
        out.append(v)
        total += v * 2
        out.append(total)
    return total


for values in ([1, 2, 3], [1, 2, None, 4], [1.5, "a", 3], [2 ** 62, 2 ** 62, {}], [[1], 2]):
    out = []
    try:
        print(process(values, out), out)
    except TypeError as e:
        print(e, out)
