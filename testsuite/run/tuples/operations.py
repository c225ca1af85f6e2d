t = (1, "two", 3.0, None)
print(t, len(t), t[0], t[-1], t[1:3], t + (5,), (1, 2) * 2, t.index("two"), t.count(1), 3 in t, (), (1,), tuple("ab"), tuple([1, 2]), tuple())
print((1, 2) == (1, 2.0), (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), ("a", 1) < ("b", 0), hash((1, 2)) == hash((1, 2)), hash((1, 2)), hash(()), hash((1, "a", None))!=0, (1, 2) == [1, 2])
print({(1, 2): "p"}[1, 2], {(0, 0), (0, 0.0)}, sorted([(2, "a"), (1, "b"), (1, "a")]), max((1, 5), (2, 0)), ((1, 2), (3,)), (((),),))
for attempt in (lambda: t[9], lambda: t.index("x"), lambda: t + [1], lambda: hash(([],)), lambda: t < (1, 2), lambda: t.append(1), lambda: t["a"], lambda: tuple(5)):
    try:
        print(attempt())
    except (IndexError, ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    t[0] = 5
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
holder = ([1], 2)
holder[0].append(3)
try:
    holder[0] += [4]
except TypeError as e:
    print(e, holder)
