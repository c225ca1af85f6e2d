print(list(enumerate("abc")), list(enumerate("ab", start=5)), list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(reversed([1, 2, 3])), list(reversed(range(3))), list(reversed("ab")))
print(list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "a", None, []])), list(filter(lambda x: x > 1, [1, 2, 3])))
print(list(zip("ab", [1, 2], strict=True)))
for bad in (lambda: list(zip("ab", [1], strict=True)), lambda: list(zip("a", [1, 2], strict=True)), lambda: zip(5), lambda: map(len), lambda: list(map(len, [1])), lambda: enumerate(5), lambda: reversed({1}), lambda: iter(5), lambda: list(map(5, [1])), lambda: next([]), lambda: filter(None), lambda: list(filter(1, [1])), lambda: iter(5, 5)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
it = iter("abcdef")
print(list(zip(it, it)), next(it, "done"))
e = enumerate("xy")
print(next(e), iter(e) is e, list(e))
m = map(print, "ab")
print("lazy")
list(m)
z = zip("abc", map(lambda x: x * 2, (i for i in range(10))), reversed([7, 8, 9]))
print(next(z), list(z))
