table = {}
for key in (1, 1.0, True, 2, 2.0, 0, False, -0.0, "1", 2 ** 62, float(2 ** 62), 2 ** 64, 2.0 ** 64):
    table[key] = table.get(key, ()) + (repr(key),)
for key, value in table.items():
    print(repr(key), type(key).__name__, value)
print(len(table), table[True], table[1.0], 1.0 in table, 1.5 in table)
print(len({1, 1.0, True}), len({0, 0.0, -0.0, False}), {1: "a", 1.0: "b", True: "c"})
print([1, 2.0, True] == [True, 2, 1.0], (1,) == (1.0,), {1: 2} == {1.0: 2.0}, {True} == {1})
print([hash(v) for v in (1, 1.0, True, 0, -1, -2, -1.0, -2.0, 0.5, 2 ** 61 - 1, 2 ** 61, 2 ** 61 - 2, -(2 ** 61), 1e300)])
print(1 in [True], 1.0 in (1,), [1.0, 2].index(True), [True, 1, 1.0].count(1))
