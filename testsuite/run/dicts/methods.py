d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 9), d.setdefault("a", 5), d.setdefault("c", 3), d, d.pop("a"), d.pop("zz", "gone"), d, len(d))
d.update({"x": 1}, y=2)
d.update([("p", 1), ("q", 2)])
print(d, d.popitem(), d.popitem(), list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.copy() == d, d.copy() is d, dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict(a=1, b=2), dict([(1, 2)]), dict({"k": 1}, j=2), dict(zip("ab", [1, 2])))
for attempt in (lambda: d["missing"], lambda: d.pop("missing"), lambda: {}.popitem(), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: d[[1]], lambda: {}[1.5], lambda: dict(5), lambda: d.update(5), lambda: {[]: 1}, lambda: d.get(), lambda: dict(["ab", "cd"])):
    try:
        print(attempt())
    except (KeyError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
d.clear()
print(d, not d)
