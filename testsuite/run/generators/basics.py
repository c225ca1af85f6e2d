def squares(n):
    print("start")
    for i in range(n):
        yield i * i
    print("end")


g = squares(3)
print("created")
print(next(g), next(g))
for x in g:
    print("loop", x)
print(list(g), next(g, "default"))
try:
    next(g)
except StopIteration as e:
    print("stop", repr(e.value))


def empty():
    return
    yield


def infinite(n=0):
    while True:
        yield n
        n += 1


def take(n, it):
    for _, x in zip(range(n), it):
        yield x


print(list(empty()), list(take(4, infinite(5))), sum(take(100, infinite())), sorted(take(3, "zyx")), [*take(2, infinite())], dict(enumerate(take(2, "ab"))), max(take(5, infinite())))
a, b, *c = take(5, infinite())
print(a, b, c, 7 in infinite(), iter(g) is g, type(g).__name__)
print(list(map(lambda x: x * 2, (x for x in range(3)))), list(zip(take(3, infinite()), take(2, infinite()))))
