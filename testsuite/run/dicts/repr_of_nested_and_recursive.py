d = {1: "a", "b": 2.5, (1, 2): [3], None: True, 1.5: {"x": {}}}
print(d, str(d) == repr(d), len(repr(d)))
d["self"] = d
print(d)
l = [d]
d["list"] = l
print(l)
print({}, {1: None}, {"'": '"'}, {b"k": "v"}, {frozenset(): ()})
