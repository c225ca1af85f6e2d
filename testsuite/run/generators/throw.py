def resilient():
    count = 0
    while True:
        try:
            count += 1
            yield count
        except ValueError as e:
            print("handled", e)
            count = 100
        except KeyError:
            yield "key error seen"


g = resilient()
print(next(g), g.throw(ValueError("bad")), next(g), g.throw(KeyError("k")), next(g))
try:
    g.throw(ZeroDivisionError("unhandled"))
except ZeroDivisionError as e:
    print("out:", e)
print(next(g, "finished"))


def stubborn():
    try:
        yield
    except GeneratorExit:
        print("ignoring exit")
        yield "not done"


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def converts():
    try:
        yield 1
    except ValueError as e:
        raise KeyError("converted") from e


g = converts()
next(g)
try:
    g.throw(ValueError("original"))
except KeyError as e:
    print(repr(e), repr(e.__cause__))
g = converts()
try:
    g.throw(TypeError("before start"))
except TypeError as e:
    print(e, next(g, "over"))
