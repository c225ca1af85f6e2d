# What `__reduce_ex__` and `__getstate__` say about objects, and that copies can be made from it.
class Plain:
    def __init__(self):
        self.x = 1


class Slotted:
    __slots__ = ("a", "b")


class Both(Slotted):
    pass


class Numbers(list):
    pass


class Table(dict):
    pass


class Number(int):
    pass


class WithArguments:
    def __new__(cls, x, *, y=0):
        self = super().__new__(cls)
        self.pair = x, y
        return self

    def __getnewargs_ex__(self):
        return (self.pair[0],), {"y": self.pair[1]}


class OwnState:
    def __getstate__(self):
        return "state"


class OwnReduce:
    def __reduce__(self):
        return (OwnReduce, ())


def show(compute):
    try:
        print(repr(compute()))
    except Exception as error:
        print(type(error).__name__, error)


def copied(value):
    parts = list(value.__reduce_ex__(4)) + [None] * 3
    make, arguments, state, items, pairs = parts[:5]
    copy = make(*arguments)
    if state is not None:
        plain, slots = state if isinstance(state, tuple) else (state, None)
        if plain:
            copy.__dict__.update(plain)
        for name, content in (slots or {}).items():
            setattr(copy, name, content)
    if items is not None:
        copy.extend(items)
    for key, content in pairs or ():
        copy[key] = content
    return copy


slotted = Slotted()
slotted.a = 1
both = Both()
both.b = 2
both.c = 3
numbers = Numbers([1, 2])
numbers.name = "n"
for value in [Plain(), slotted, both, numbers, Table(a=1), Number(5), WithArguments(1, y=2), OwnState(), OwnReduce()]:
    parts = value.__reduce_ex__(2)
    print(type(value).__name__, parts[0].__name__, parts[1], parts[2:3], len(parts))
    show(lambda: value.__getstate__())
print(copied(Plain()).x, copied(slotted).a, copied(both).b, copied(both).c, copied(numbers), copied(numbers).name)
print(copied(Table(a=1)), copied(Number(5)), copied(WithArguments(1, y=2)).pair)
for value in [[1], {1: 2}, 5, 1.5, 1j, "a", b"a", (1,), True]:
    print(value.__reduce_ex__(2)[1:3])
for value in [{1}, frozenset([1]), range(3), slice(1, 2), bytearray(b"a"), ValueError("a", 1), OSError(2, "x", "f")]:
    print(value.__reduce__())
print(bytearray(b"a").__reduce_ex__(2))
show(lambda: (x for x in []).__reduce_ex__(2))
show(lambda: object().__getstate__())
show(lambda: object.__subclasshook__())
show(lambda: int.__subclasshook__(1))
print(object().__sizeof__() > 0, (5).__getnewargs__(), (1.5).__getnewargs__(), "a".__getnewargs__(), b"a".__getnewargs__())
error = ValueError("a")
error.__setstate__({"extra": 1})
print(error.extra, error.__reduce__())
show(lambda: error.__setstate__(5))
