a, b = 1, 2
a, b = b, a
(c, d), e = (3, 4), 5
[f, [g, *h]] = "x", "yzw"
print(a, b, c, d, e, f, g, h)
first, *middle, last = range(6)
*init, tail = "abc"
head, *empty = [1]
print(first, middle, last, init, tail, head, empty)
items = [0, 1, 2]
i = 0
i, items[i] = 1, "set"
print(i, items)
items[0], items[-1] = items[-1], items[0]
print(items)


class O:
    pass


o = O()
o.x, o.y, *o.rest = 1, 2, 3, 4
d = {}
d["a"], (d["b"], d["c"]) = 1, (2, 3)
x = y = z = [1]
x.append(2)
print(o.x, o.y, o.rest, d, z, x is z)
for (p, q), r in [((1, 2), 3), ("ab", "c")]:
    print(p, q, r)
a = b, c = 5, 6
print(a, b, c)
(lone,) = [9]
[also] = {7}
() = []
print(lone, also, [k for k, in [(1,), (2,)]], {**{"a": 1}}, [*(), *[1]], (*"ab",))
x, y, *z = {"k": 1, "l": 2, "m": 3}
print(x, y, z)
s = t = 0
s, t = t + 1, s + 2
print(s, t)
