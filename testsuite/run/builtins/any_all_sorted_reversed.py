print(any([]), all([]), any([0, "", 3]), all([1, "a", []]), any(x > 2 for x in range(5)), all(c.isdigit() for c in "123"))
calls = []


def check(x):
    calls.append(x)
    return x > 1


print(any(check(x) for x in range(5)), calls)
calls.clear()
print(all(check(x) for x in (5, 0, 7)), calls)
print(sorted([3, 1, 2]), sorted("hello"), sorted({"b": 1, "a": 2}), sorted([1, 2], reverse=True), sorted([], key=len), sorted([(1, 2), (1, 1)]), sorted({3, 1}), sorted(["b", "A"], key=str.lower), sorted([1, True, 0.5]))
print(list(reversed([1, 2])), list(reversed((1, 2))), list(reversed("ab")), list(reversed({"a": 1, "b": 2})), list(reversed(range(0, 10, 3))))
for bad in (lambda: any(5), lambda: all(None), lambda: sorted([1, "a"]), lambda: sorted(5), lambda: reversed(5), lambda: reversed(iter([])), lambda: sorted([1], 5), lambda: sorted([3, None, 1])):
    try:
        print(bad())
    except TypeError as e:
        print(e)
