def grow(values):
    seen = []
    for v in values:
        seen.append(v)
        if v < 5:
            values.append(v + 3)
    return seen


print(grow([1, 2, 3]))
print(grow([0]))
print(grow([1.5, 2.5]))

items = [1, 2, 3, 4, 5, 6]
out = []
for item in items:
    out.append(item)
    if item % 2:
        items.remove(item)
print(out, items)
items = list(range(8))
for item in items:
    if item == 3:
        items.clear()
    print(item, items)
items = list(range(3))
for i, item in enumerate(items):
    if len(items) < 12:
        items.insert(0, "x" * i)
print(items)
