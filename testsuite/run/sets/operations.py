a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a & b, a | b, a - b, b - a, a ^ b, a < b, {3} < a, a <= a, a > {1}, a == {4, 3, 2, 1}, a.isdisjoint({9}), {1, 2}.issubset(a), a.issuperset([1]))
print(a.union([7], (8,)), a.intersection([1, 2], {2}), a.difference([1], [2]), a.symmetric_difference([1, 9]), len(a), 3 in a, 9 not in a)
c = set(a)
c.add(10)
c.discard(1)
c.discard(99)
c.remove(2)
c.update([20], {30})
print(c, a, sorted(c), c.copy() == c)
c &= {3, 4, 10, 20}
c |= {0}
c -= {4}
c ^= {0, 1}
print(c, set(), {1.0, 1, True}, set("aabb") == {"a", "b"}, frozenset([1, 2]), frozenset(), {frozenset([1]): "k"}[frozenset([1])])
c.intersection_update({1, 3})
c.difference_update([1])
c.symmetric_difference_update({3, 4})
print(c, c.pop(), c, {1, 2} | frozenset([3]), type(frozenset([1]) | {2}).__name__, set([1]) == frozenset([1]))
for attempt in (lambda: a.remove(99), lambda: set().pop(), lambda: {[1]}, lambda: a + b, lambda: a | [1], lambda: set(5), lambda: hash(set()), lambda: a < [1], lambda: frozenset([1]).add(2), lambda: a[0], lambda: {1} & None):
    try:
        print(attempt())
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
