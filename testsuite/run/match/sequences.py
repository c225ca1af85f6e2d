# Sequence patterns: lengths, stars, what is a sequence.


def shape(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return f"one {a}"
        case [a, b]:
            return f"two {a} {b}"
        case [1, *middle, 9]:
            return f"1..9 {middle}"
        case ["first", _, *_]:
            return "first"
        case [*_, "last"]:
            return "last"
        case [0, [x1, y1], *rest]:
            return f"nested {x1} {y1} {rest}"
        case [*every]:
            return f"every {every}"
        case _:
            return "no sequence"


for value in [
    [],
    (),
    [1],
    (1, 2),
    [1, 2, 3, 9],
    [1, 5, 9],
    ["first", 2, 3],
    [5, 6, "last"],
    [0, (1, 2), 3, 4],
    range(3),
    range(0),
    "ab",
    b"ab",
    bytearray(b"ab"),
    {1, 2},
    {1: 2},
    iter([1]),
    3,
    None,
]:
    print(repr(value) if not hasattr(value, "__next__") else "iterator", "->", shape(value))


class Mine(list):
    pass


class Both(dict, object):
    pass


print(shape(Mine([1, 2])), shape(Both()))


class Pretends:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        return index


print(shape(Pretends()))


class Loud(list):
    def __len__(self):
        print("len")
        return super().__len__()

    def __iter__(self):
        print("iter")
        return super().__iter__()

    def __getitem__(self, index):
        print("item", index)
        return super().__getitem__(index)


def looks(x):
    match x:
        case [1, *_, 2, 3]:
            print("around")
        case [*_]:
            print("any")
    match x:
        case [_, _, _]:
            print("three")
        case [a, *_, b]:
            print("ends", a, b)
    match x:
        case [a, b, *rest] if rest:
            print("rest", rest)


looks(Loud([1, 5, 2, 3]))
looks(Loud([1, 2, 3]))
looks(Loud([]))


class BadLength(list):
    def __len__(self):
        return 3


try:
    match BadLength([1]):
        case [a, b, c]:
            print("unexpected")
except ValueError as error:
    print(error)


def total(items):
    match items:
        case []:
            return 0
        case [first, *rest]:
            return first + total(rest)


print(total([1, 2, 3, 4, 5]))


def binding(x):
    a = b = "old"
    match x:
        case [a, b, 3]:
            return a, b
        case [_, b, _] if b == 99:
            return a, b
    return a, b


print(binding([1, 2, 3]), binding([1, 2, 4]), binding([1, 99, 4]), binding(None))


def unpack_error(x):
    match x:
        case [1, [2, y]]:
            return y


try:
    print(unpack_error([1, [2]]), unpack_error([1, [2, 3]]), y)
except NameError as error:
    print(error)
