for r in (range(5), range(2, 8), range(0, 10, 3), range(10, 0, -3), range(0), range(5, 2), range(-3, 3), range(3, -3, -2), range(1, 2, 100)):
    print(r, list(r), len(r), r.start, r.stop, r.step, bool(r), list(reversed(r)), r[0] if r else None, r[-1] if r else None, sum(r))
r = range(0, 100, 7)
print(r[3], r[-2], r[2:5], r[::-1], r[::3], 21 in r, 22 in r, 21.0 in r, "a" in r, r.index(21), r.count(21), r.count(5), r == range(0, 99, 7), r != range(0, 106, 7))
for attempt in (lambda: r[20], lambda: r.index(5), lambda: range(1.5), lambda: range("a"), lambda: range(), lambda: range(1, 2, 3, 4), lambda: range(1, 2, 0), lambda: r.step.x, lambda: range(5) + range(2), lambda: range(3) < range(4)):
    try:
        print(attempt())
    except (IndexError, ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    r[0] = 1
except TypeError as e:
    print(e)
try:
    r.start = 1
except AttributeError as e:
    print(e)
print(range(True), list(range(True)), range(3) is range(3), {range(2): 1}[range(0, 2)], max(range(5)), min(range(5, 9)), sorted(range(3, 0, -1)), tuple(range(2)), set(range(3)))
