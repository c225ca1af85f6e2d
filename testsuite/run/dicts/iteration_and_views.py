d = {"one": 1, "two": 2, "three": 3}
for k in d:
    print(k, end=" ")
for k, v in d.items():
    print(k, v, end="; ")
print()
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), "one" in keys, 2 in values, ("two", 2) in items, ("two", 3) in items)
d["four"] = 4
print(keys, list(values), list(reversed(items)))
print(sorted(keys & {"one", "x"}), sorted(keys | {"x"}), sorted(keys - {"one"}), sorted(keys ^ {"one", "z"}), keys == {"one", "two", "three", "four"}, keys.isdisjoint(["q"]), sorted(items & {("one", 1)}))
try:
    for k in d:
        d[k + "!"] = 0
except RuntimeError as e:
    print(e)
d = {1: 1, 2: 2, 3: 3}
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print(e, d)
for k in list(d):
    del d[k]
print(d)
d = {i: i for i in range(3)}
for k in d:
    d[k] = k * 10
print(d)
