# When names are bound, guards, alternatives, scopes.


def first(x):
    match x:
        case (a, b) | [b, a, _]:
            return a, b
        case {"x": a} | str(a):
            return a
        case [[(1 | 2) as n, (3 | 4) as m]] | {"n": n, "m": [m]}:
            return n, m
        case {"n": int() as n, "m": m}:
            return n, m


print(first([1, 2]), first((1, 2, 3)), first({"x": 5}), first("s"), first([[1, 4]]), first({"m": [5], "n": 6}), first({"m": 3, "n": 2}))


def order():
    seen = []

    def note(value):
        seen.append(value)
        return value

    match note(3):
        case x if note(x > 5):
            pass
        case x if note(x > 2):
            seen.append("body")
        case _:
            seen.append("never")
    return seen


print(order())


def guard_keeps_binding(x):
    match x:
        case [a, *_] if a > 10:
            return "big"
        case _:
            return a


print(guard_keeps_binding([3, 4]))
try:
    guard_keeps_binding([])
except UnboundLocalError as error:
    print(error)


def closures():
    functions = []
    for item in [1, [2, 3], {"k": 4}]:
        match item:
            case int(v) | [v, _] | {"k": v}:
                functions.append(lambda: v)
    return [function() for function in functions]


print(closures())


def with_global():
    global captured
    match [1, 2]:
        case [captured, _]:
            pass


with_global()
print(captured)


def with_nonlocal():
    value = 0

    def inner():
        nonlocal value
        match 5:
            case value:
                pass

    inner()
    return value


print(with_nonlocal())


class Body:
    match (1, 2):
        case [left, right]:
            total = left + right


print(Body.left, Body.right, Body.total)


def loops():
    found = []
    for item in [1, "skip", 2, "stop", 3]:
        match item:
            case "skip":
                continue
            case "stop":
                break
            case n:
                found.append(n)
    else:
        found.append("else")
    return found


print(loops())


def in_try(x):
    try:
        match x:
            case [a]:
                return a / 0
            case _:
                return "other"
    except ZeroDivisionError:
        return "caught"
    finally:
        print("finally")


print(in_try([1]), in_try(2))


def generator(items):
    for item in items:
        match item:
            case [a, b]:
                yield a
                yield b
            case x if (yield x):
                yield "sent"


g = generator([[1, 2], 3, 4])
print(next(g), next(g), next(g), g.send(True), list(g))


def walrus(x):
    match (y := x * 2):
        case 4 if (z := y + 1):
            return y, z
    return y


print(walrus(2), walrus(3))


def everything(x):
    match x:
        case _:
            return "first"
    return "unreachable"


print(everything(1))


class Private:
    __hidden = 5

    def look(self, other):
        match other:
            case {"k": __hidden}:
                return __hidden
            case self.__hidden:
                return "hidden"


print(Private().look({"k": 1}), Private().look(5))


def fib(n: int) -> int:
    match n:
        case 0 | 1:
            return n
        case _:
            return fib(n - 1) + fib(n - 2)


print(fib(20))


def evaluate(node):
    match node:
        case ("+", left, right):
            return evaluate(left) + evaluate(right)
        case ("*", left, right):
            return evaluate(left) * evaluate(right)
        case ("-", operand):
            return -evaluate(operand)
        case int() | float():
            return node
        case _:
            raise SyntaxError(f"bad node {node!r}")


print(evaluate(("+", 1, ("*", 2, ("-", 3.5)))))
evaluate(("+", 1, "x"))
