# Literal and value patterns compare with ==, singletons with `is`.


class Color:
    RED = 1
    GREEN = "green"

    class Deep:
        BLUE = (1, 2)


def kind(x):
    match x:
        case None:
            return "None"
        case True:
            return "True"
        case False:
            return "False"
        case 0:
            return "zero"
        case -1 | -2.5:
            return "negative"
        case "a" "b":
            return "ab"
        case b"x" | "y":
            return "bytes x or y"
        case Color.GREEN:
            return "green"
        case Color.Deep.BLUE:
            return "blue"
        case 10000000000000000000000:
            return "big"
        case _:
            return "other"


for value in [None, True, False, 0, 0.0, 1, 1.0, -1, -2.5, "ab", b"x", "y", "x", "green", (1, 2), 10**22, [], ()]:
    print(repr(value), kind(value))


class Loud:
    def __init__(self, equal):
        self.equal = equal

    def __eq__(self, other):
        print("eq", other)
        return self.equal


print(kind(Loud(False)))


class NotTrue:
    def __eq__(self, other):
        return []


print(kind(NotTrue()))


class Breaks:
    def __bool__(self):
        raise ValueError("no truth")

    def __eq__(self, other):
        return self


try:
    kind(Breaks())
except ValueError as error:
    print(error)


def missing(x):
    match x:
        case Color.NOTHING:
            return 1


try:
    missing(1)
except AttributeError as error:
    print(error)


def no_case(x):
    match x:
        case 1:
            print("one")
    print("end", x)


no_case(1)
no_case(2)

match 1, 2:
    case 1, 2:
        print("tuple subject")

match [*range(3)]:
    case [0, *rest]:
        print(rest)

match = 3
case = 4
_ = 5
match match:
    case case:
        print(match, case, _)
match match:
    case _:
        print(_)
