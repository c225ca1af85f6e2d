class Noisy:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("del", self.name)
def raises():
    n = Noisy("raising")
    raise ValueError("boom")
try:
    raises()
except ValueError as e:
    print("caught", e)
print("after except")
def inner():
    i1 = Noisy("i1"); i2 = Noisy("i2")
    1 / 0
def outer(arg):
    o1 = Noisy("o1")
    inner()
    o2 = 1
try:
    outer(Noisy("arg"))
except ZeroDivisionError:
    print("handler")
print("after")
def gen():
    try:
        yield 1
        yield 2
    finally:
        print("gen finally")
def breaks():
    for x in gen():
        print("body", x)
        break
    print("after loop")
breaks()
def raising_loop():
    try:
        for x in gen():
            print("body", x)
            raise KeyError(x)
    except KeyError:
        print("caught in function")
    print("end of function")
raising_loop()
def returning():
    for x in gen():
        print("ret body")
        return print("value")
returning()
def swap():
    a = Noisy("a"); b = Noisy("b")
    a, b = b, a
    print("swapped")
    a = None
    print("a none")
    del b
    print("deleted")
swap()
def unpack_rebind():
    x = Noisy("x1")
    x = Noisy("x2")
    print("rebound")
    for x in [1, 2]:
        print("loop", x)
    y = Noisy("y")
    return print("returning")
unpack_rebind()
def handled_inside():
    n = Noisy("h")
    try:
        raise ValueError
    except ValueError:
        m = Noisy("m")
    print("end handled")
handled_inside()
def cell():
    c = Noisy("cell")
    def f():
        return c
    print("cell end")
cell()
def comp():
    return [Noisy("comp%d" % i).name for i in range(2)]
print(comp())
def kept():
    try:
        outer(Noisy("kept"))
    except ZeroDivisionError as error:
        global saved
        saved = error
        print("saving")
kept()
print("saved")
saved = None
print("cleared")
def genlocal():
    g = Noisy("g")
    yield 1
    raise ValueError("in gen")
it = genlocal()
next(it)
try:
    next(it)
except ValueError:
    print("gen raised")
print("after gen")
def with_arg(x):
    x = None
    print("x none")
with_arg(Noisy("passed"))
print("end")
