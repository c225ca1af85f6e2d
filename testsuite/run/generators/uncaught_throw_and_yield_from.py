def inner():
    yield "ready"


def outer():
    yield from inner()


g = outer()
print(next(g))
g.throw(ValueError("thrown in"))
