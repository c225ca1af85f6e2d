def scan(values, initial):
    total = initial
    seen = 0
    for v in values:
        seen += 1
        total = total + v
        sent = yield total, seen
        if sent is not None:
            total = sent
    yield "end", total, seen


g = scan([1, 2, 3, 4], 0)
print(next(g), next(g), g.send(0.5), g.send(2 ** 62), next(g))
g = scan([2 ** 62] * 3, 2 ** 62)
print(list(g))
g = scan(["a", "b"], "")
print(list(g))


def interleave(*gens):
    gens = list(gens)
    while gens:
        for g in gens[:]:
            try:
                yield next(g)
            except StopIteration:
                gens.remove(g)


print(list(interleave(scan([1], 0), scan([1.5, 2], 0), scan([], None))))


def powers(base):
    x = 1
    while True:
        yield x
        x *= base


for base in (3, 2.5, -7, True):
    p = powers(base)
    values = [next(p) for _ in range(45)]
    print(base, values[:4], values[-1])
print(max(a for a, *_ in list(scan([5, 2.5, -9], 1))[:-1]))
