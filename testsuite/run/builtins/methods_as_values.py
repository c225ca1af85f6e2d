upper = "abc".upper
append = (items := []).append
for x in range(3):
    append(x)
print(upper(), items, list(map(str.strip, [" a ", "b "])), list(map("-".join, ["ab", "cd"])), sorted(["b", "A"], key=str.casefold), max(["aa", "b"], key=len), list(map(dict.get, [{"a": 1}, {}], ["a", "a"])))
get = {"k": "v"}.get
print(get("k"), get("z", 0), str.upper("x"), list.append(items, 9), items, int.__add__(2, 3), str.join(",", ["a", "b"]), dict.items({1: 2}), [].__len__(), "abc".__getitem__(1), (5).__eq__(5), len.__name__, "".upper.__name__)
for bad in (lambda: str.upper(5), lambda: list.append((), 1), lambda: str.join(5, []), lambda: "".upper(1), lambda: [].append(), lambda: {}.get(), lambda: str.upper(), lambda: len(), lambda: len([], []), lambda: len(obj=[]), lambda: "a".split(sep=",", nope=1)):
    try:
        print(bad())
    except TypeError as e:
        print(e)
