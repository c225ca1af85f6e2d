# Tuples of the same kinds are ordered item by item, shorter ones first; others by what `<` and `==` say.
print(sorted([(2, "b"), (1, "z"), (2, "a"), (1, "z", 0), (1,), ()]))
print(sorted([("b", 1.5), ("a", 2.5), ("a", -0.0), ("a", 0.0)], reverse=True))
print(sorted([(1, 2), (1, 1.5), (0.5, 3)]))
print(sorted([(True, 1), (False, 2), (1, 0)]))
print(sorted([((1, 2), 3), ((0, 5), 1), ((1, 2), 1)]))
print(sorted([(10**30, 1), (5, 2), (10**30, 0)]))
words = "the quick brown fox jumps over the lazy dog the end".split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
print(sorted(range(20), key=lambda n: (n % 3, -n)), sorted(words, key=len))
equal = [(1, "a"), (1, "a"), (0, "b")]
print([e is equal[0] for e in sorted(equal)])
for wrong in ([(1, "a"), (1, 2)], [(1, None), (1, None), (1, 2)], [(1,), 2]):
    try:
        print(sorted(wrong))
    except TypeError as error:
        print(error)


class Key(tuple):
    def __lt__(self, other):
        return tuple.__gt__(self, other)


print(sorted([Key((1, 2)), Key((3, 4)), Key((2, 2))]))
