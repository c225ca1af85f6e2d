a = [3, 1, 2]
a.append(4)
a.extend([5, 6])
a.insert(0, 0)
a.insert(100, 7)
a.insert(-1, 6.5)
print(a, a.pop(), a.pop(0), a.pop(-2), a)
a.remove(1)
print(a, a.index(2), a.count(2), a.index(5, 1), a.index(4, -3), len(a))
a.reverse()
b = a.copy()
b.clear()
print(a, b, a.extend("xy"), a, a.append(None), a[-1])
a.extend(a)
print(a, len(a))
for attempt in (lambda: a.remove(99), lambda: [].pop(), lambda: a.pop(50), lambda: a.index("zz"), lambda: a.extend(5), lambda: a.pop("x"), lambda: a.insert("x", 1), lambda: a.index(2, 90), lambda: a.nothing, lambda: [].pop(0), lambda: a.append()):
    try:
        print(attempt())
    except (ValueError, IndexError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
