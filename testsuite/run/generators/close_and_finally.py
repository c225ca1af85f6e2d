def resource(name):
    print("open", name)
    try:
        yield name
        yield name * 2
    except GeneratorExit:
        print("exit", name)
        raise
    finally:
        print("close", name)


g = resource("a")
print(next(g))
g.close()
g.close()
print(next(g, "closed"))
g = resource("never started")
g.close()
for x in resource("b"):
    print(x)
    break
print("after break")
g = resource("c")
next(g)
del g
print("after del")


def with_value():
    try:
        yield 1
    except GeneratorExit:
        return "final"


g = with_value()
next(g)
print(g.close())


def nested():
    yield from resource("inner")


g = nested()
print(next(g))
g.close()


def early():
    for x in resource("returned"):
        return x


print(early())
