# Mapping patterns: keys, **rest, what is asked of the mapping.
class Described:
    key = 1



class K:
    NAME = "name"


def look(x):
    match x:
        case {"a": 1, "b": b}:
            return "a1", b
        case {"a": [x1, *_], **rest}:
            return "list", x1, rest
        case {K.NAME: str() as name, -1: _}:
            return "name", name
        case {None: n, True: t}:
            return n, t
        case {"a": a} | {"z": a}:
            return "a or z", a
        case {}:
            return "mapping"
        case _:
            return "none"


for value in [
    {"a": 1, "b": 2, "c": 3},
    {"a": [7, 8], "q": 1, "r": 2},
    {"name": "x", -1: 0},
    {"name": 5, -1: 0},
    {None: 1, 1: 2},
    {"a": 5},
    {"z": 6},
    {},
    [],
]:
    print(value, "->", look(value))


class Default(dict):
    def __missing__(self, key):
        print("missing", key)
        return 1

    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)


print(look(Default(b=1)))


def with_rest(x):
    match x:
        case {"k": k, **rest}:
            rest["new"] = 1
            return k, rest
        case {**everything}:
            return everything


d = {"k": 1, "l": 2}
print(with_rest(d), d)
d = {"m": 2}
copy = with_rest(d)
print(copy, copy is d)


match Described.__dict__:
    case {"key": k}:
        print("proxy", k)


class A:
    X = 1
    Y = 1


def same(x):
    match x:
        case {A.X: a, A.Y: b}:
            return a, b


try:
    same({1: 2, 3: 4})
except ValueError as error:
    print(error)
print(same({}), same({1: 2}))
try:
    match {1: 2}:
        case {A.X: _, **rest}:
            print(rest)
        case _:
            print("no")
    match {(): 1, 2: 3}:
        case {2: three, **rest}:
            print(three, rest)
finally:
    print("done")
