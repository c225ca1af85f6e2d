print(abs(-3), abs(2.5), abs(True), divmod(7, 3), divmod(-7.5, 2), pow(2, 10), pow(2, -1), pow(2, 10, 1000), round(2.5), round(1.25, 1), sum([1, 2, 3]), sum([0.5, 1]), sum([[1], [2]], []), sum((), 5), sum([1, 2], start=10))
print(min(3, 1, 2), max("a", "b"), min([4, 2]), max([1, 5], key=lambda x: -x), min([], default="empty"), max((), default=None), max(1, 1.0), min(1.0, 1), min("b", "a", key=ord), max({"x": 1, "y": 0}), max([[1], [2]]), min(True, 2))
print(bin(5), oct(8), hex(255), ord("a"), chr(8364), int(2.9), float("1.5"), bool([]), hash(5), len("abc"), len([]), len({1: 2}), len(range(7)))
for bad in (lambda: sum(["a", "b"]), lambda: sum([1, "a"]), lambda: min([]), lambda: max(5), lambda: min(1, "a"), lambda: abs(None), lambda: divmod(1, 0), lambda: len(5), lambda: sum(5), lambda: round(1, "a"), lambda: ord("ab"), lambda: chr(2 ** 40), lambda: max(), lambda: sum([], ""), lambda: hash([]), lambda: pow(1), lambda: bin(1.5), lambda: min([1], key=5), lambda: sum([b"a"], b""), lambda: max(1, 2, default=3)):
    try:
        print(bad())
    except (TypeError, ValueError, ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__, e)
