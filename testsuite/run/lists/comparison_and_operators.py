print([1, 2] + [3], [1] * 3, 2 * ["a"], [1, 2] == [1, 2], [1, 2] != [1, 2.0], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, "a"] == [1, "a"])
a = b = [1]
a += [2]
a *= 2
print(a, b, a is b, [1] is [1], [[]] * 2, 1 in [1.0], [1] in [[1]], None in [0])
for attempt in (lambda: [1] + (2,), lambda: [1] * 1.0, lambda: [1] < (1,), lambda: [1, "a"] < [1, 2], lambda: [1] - [1], lambda: -[1], lambda: [1] + None, lambda: [[1], 2] < [[1], "x"]):
    try:
        print(attempt())
    except TypeError as e:
        print(e)
print([1, 2, 3] > [1, 2], min([3, 1], [2, 9]), max([[1, 2], [1, 3]]), sorted([[2], [1, 5], [], [1]]))
nested = [1]
nested.append(nested)
print(nested, len(nested), nested[1] is nested)
