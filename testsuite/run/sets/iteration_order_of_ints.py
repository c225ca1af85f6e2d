print({3, 1, 2}, {10, 5, 100, 1}, set(range(10)), {0, -1, -2, 8, 16, 24}, set(range(20, 0, -3)), {1000, 1, 64, 32})
s = set()
for i in (7, 15, 23, 31, 39, 1, 9):
    s.add(i)
    print(list(s))
for i in (15, 31):
    s.discard(i)
print(s, {x * x for x in range(12)}, set([5, 1.5, 3, True]), set(range(0, 200, 9)))
a = set(range(50))
for i in range(45):
    a.remove(i)
print(a, a | {100, 3}, {3, 100} | a, set(list(range(40, 60)) + [1, 2]))
