log = []


class C:
    log.append("body starts")
    x = 1
    y = x + 1
    for i in range(3):
        log.append(i)
    if y > 1:
        def method(self):
            return "defined"
    else:
        def method(self):
            return "other"
    try:
        z = undefined
    except NameError:
        z = "fallback"
    squares = {n: n * n for n in range(3)}
    del x
    name, *others = "abc"
    with_lambda = lambda self: self.y

    class Inner:
        value = "inner"


print(log, C.y, hasattr(C, "x"), C.i, C().method(), C.z, C.squares, C.name, C.others, C().with_lambda(), C.Inner.value, C.Inner.__qualname__, C.__name__, C.__module__, C.__qualname__)


def make(n):
    class Local:
        value = n

        def get(self):
            return n, self.value

    return Local


A, B = make(1), make("two")
print(A().get(), B().get(), A is B, A.__qualname__)
