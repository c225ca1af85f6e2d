edges = []
for bits in (31, 32, 53, 61, 62, 63, 64, 65):
    for delta in (-1, 0, 1):
        edges.append(2 ** bits + delta)
        edges.append(-(2 ** bits) + delta)


def order(a, b):
    return "<" if a < b else ">" if a > b else "="


for e in edges:
    row = [order(e, other) for other in edges]
    print(f"{e:>22}", "".join(row))
print(sorted(edges) == sorted(edges, key=lambda e: e), min(edges), max(edges))
print([e for e in sorted(edges)][:6])
