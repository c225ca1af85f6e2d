log = []


def note(x):
    log.append(x)
    return x


def f(a=note("default a"), *args, b=note("default b"), **kwargs):
    return a


print(log)
log.clear()
f(note(1), *note([2]), note(3), b=note(4), **note({"c": 5}), d=note(6))
print(log)
log.clear()
f(note(1), b=note(2), *note([3]))
print(log)
log.clear()


def choose():
    log.append("callee")
    return f


choose()(note("argument"))
print(log)
log.clear()


@note
def decorated(x=note("default"), *, y=note("keyword default")) -> note("annotation") if False else None:
    pass


print(log[:2], len(log))
