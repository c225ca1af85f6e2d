def describe(x):
    if x is None:
        return "none"
    if isinstance(x, (int, float)):
        return x + 1
    if isinstance(x, str):
        return x + "!"
    if isinstance(x, (list, tuple)):
        return [describe(y) for y in x]
    if isinstance(x, dict):
        return {k: describe(v) for k, v in x.items()}
    if callable(x):
        return describe(x())
    return type(x).__name__


class A:
    pass


class B(A):
    pass


inputs = [1, 2.5, "s", None, [1, "a", [None]], (1.5,), {"k": 1, 2: "v"}, True, lambda: 7, A(), {1}, b"x", 2 ** 62, 2 ** 63 - 1, -(2 ** 62) - 1, range(2), frozenset(), B(), Exception("e"), slice(1), ..., float("nan"), 10 ** 30, [[]], {}]
for round in range(3):
    print([describe(x) for x in inputs])
total = 0
for i in range(3000):
    x = inputs[i % len(inputs)]
    total += 1 if describe(x) is not None else 1000
print(total)
