print({"apple", "banana", "cherry"}, set("hello world"), {"a", "b", "c", "d", "e"}, set(["x", 1, None, 2.5, (1, 2)]) == {None, 1, "x", (1, 2), 2.5})
s = set()
for word in "one two three four five six seven eight nine ten".split():
    s.add(word)
print(s, frozenset(["red", "green", "blue"]), {w[0] for w in s}, list({"k": 1, "j": 2}.keys() & {"k", "j"}))
print({b"x", b"yy"}, {(1, "a"), (2, "b"), (1, "b")}, {1.5, 2.5, -0.5, 1e10}, {True, "True", None})
