def rows(values):
    for v in values:
        yield 10 / v


def doubled(source):
    for x in source:
        yield x * 2


for r in doubled(rows([1, 2, 0, 4])):
    print(r)
