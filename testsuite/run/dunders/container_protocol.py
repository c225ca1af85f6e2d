class Ring:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return Ring(*self.items[i])
        return self.items[i % len(self.items)]

    def __setitem__(self, i, v):
        self.items[i % len(self.items)] = v

    def __delitem__(self, i):
        del self.items[i % len(self.items)]

    def __contains__(self, x):
        print("contains", x)
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __reversed__(self):
        return ["reversed"]

    def __repr__(self):
        return f"Ring{tuple(self.items)}"


r = Ring(1, 2, 3)
r[4] = "x"
print(r, len(r), r[7], r[-1], r[0:2], 3 in r, 9 not in r, list(r), reversed(r), bool(r), bool(Ring()), [*r], sum(Ring(1, 2)), max(Ring(4, 9)))
del r[3]
r[0] += "!"
a, b = r
print(r, a, b)


class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 10


print(list(Old()), 20 in Old(), 25 in Old(), [x for x in Old()], tuple(Old()))
for bad in (-1, "x", 2 ** 70, 1.5):
    class L:
        def __len__(self, bad=bad):
            return bad

    try:
        print(len(L()))
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
