def returns():
    yield 1
    return "value"


def raises_stop():
    yield 1
    raise StopIteration("explicit")


def leaks():
    yield next(iter([]))


g = returns()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)
for make in (raises_stop, leaks):
    try:
        print(list(make()))
    except RuntimeError as e:
        print(e, repr(e.__cause__))
it = iter([1])
print(next(it), next(it, None))
try:
    next(it)
except StopIteration as e:
    print(repr(e), e.value)
print(list(map(lambda x: x, returns())), [x for x in returns()])
try:
    next(5)
except TypeError as e:
    print(e)
