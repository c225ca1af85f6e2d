e = "before"
try:
    raise ValueError("x")
except ValueError as e:
    print(repr(e))
try:
    print(e)
except NameError as problem:
    print(problem)


def f():
    e = 1
    try:
        raise KeyError("y")
    except KeyError as e:
        saved = e
    try:
        return e
    except UnboundLocalError as problem:
        return str(problem), repr(saved)


print(f())


def g():
    try:
        raise KeyError("z")
    except KeyError as e:
        e = "rebound"
        print(e)
    try:
        e
    except UnboundLocalError as problem:
        print(problem)


g()
for i in range(2):
    try:
        raise ValueError(i)
    except ValueError as last:
        keep = last
print(keep)
