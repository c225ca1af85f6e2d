class Log:
    def __init__(self):
        self.items = []

    def __iadd__(self, x):
        self.items.append(("+=", x))
        return self

    def __isub__(self, x):
        return "replaced"

    def __mul__(self, x):
        return ("mul fallback", x)

    def __ior__(self, x):
        return NotImplemented

    def __or__(self, x):
        return ("or fallback", x)


l = original = Log()
l += 1
l += [2]
print(l is original, l.items)
l -= 1
print(l)
l = original
l *= 4
print(l)
l = original
l |= 5
print(l)
l = original
try:
    l /= 2
except TypeError as e:
    print(e)


class Holder:
    def __init__(self):
        self.log = Log()


h = Holder()
h.log += "attr"
items = [Log()]
items[0] += "item"
d = {"k": Log()}
d["k"] += "dict"
print(h.log.items, items[0].items, d["k"].items)
