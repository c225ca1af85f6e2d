x, y = 1, 2
del x
try:
    x
except NameError as e:
    print(e)
del (y)
a = b = [1, 2, 3, 4, 5]
del a[0], a[-1]
del a[:1]
print(b)
del a
print(b)


def f():
    v = 1
    del v
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


print(f())


class C:
    attr = 1

    def method(self):
        pass


c = C()
c.one = 1
del c.one
try:
    del c.one
except AttributeError as e:
    print(e)
try:
    del c.attr
except AttributeError as e:
    print(e)
del C.attr, C.method
print(hasattr(c, "attr"), hasattr(c, "method"))
d = {"k": {"n": [1, 2]}}
del d["k"]["n"][0]
print(d)
for target in ("d['zz']", "b[9]"):
    try:
        if target[0] == "d":
            del d["zz"]
        else:
            del b[9]
    except (KeyError, IndexError) as e:
        print(type(e).__name__, e)
p, [q, r] = 1, [2, 3]
del p, [q, r]
for i in range(3):
    pass
del i
try:
    del i
except NameError as e:
    print(e)
