def inner():
    received = yield 1
    print("inner got", received)
    received = yield 2
    print("inner got", received)
    return "inner result"


def outer():
    result = yield from inner()
    print("outer got", result)
    yield from "ab"
    yield from [10, 20]
    rest = yield from range(2)
    print("range gave", rest)
    return "outer result"


g = outer()
print(next(g), g.send("x"), g.send("y"), list(g))


def main():
    print("main got", (yield from outer()))


print(list(main()))


def chain(*its):
    for it in its:
        yield from it


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


print(list(chain("ab", (1, 2), {3: 4}, (x for x in [5]))), list(tree(4)))


def delegating():
    try:
        yield from catcher()
    except ValueError as e:
        yield f"outer caught {e}"


def catcher():
    try:
        yield "ready"
    except KeyError as e:
        yield f"inner caught {e}"


g = delegating()
print(next(g), g.throw(KeyError("k")))
g = delegating()
print(next(g), g.throw(ValueError("v")))
try:
    list(chain(5))
except TypeError as e:
    print(e)
