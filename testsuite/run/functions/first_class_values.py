def twice(f):
    return lambda x: f(f(x))


def compose(*functions):
    def composed(x):
        for f in reversed(functions):
            x = f(x)
        return x

    return composed


def inc(x):
    return x + 1


table = {"inc": inc, "double": lambda x: x * 2, "str": str, "len": len}
print(twice(inc)(5), twice(twice)(inc)(0), compose(str, inc, inc)(1), [table[k]("ab" if k == "len" else 3) for k in table])
print([f(10) for f in (inc, abs, float, lambda x: -x)], list(map(inc, range(3))), sorted([-3, 1, 2], key=abs), max("ab", "c", key=len))
print(inc.__name__, (lambda: 0).__name__, compose.__name__, inc.__doc__, callable(inc), callable(5), inc == inc, inc is twice)
inc.calls = 3
inc.calls += 1
print(inc.calls, hasattr(inc, "other"), inc.__dict__)
f = inc
del inc
print(f(1))
try:
    inc(1)
except NameError as e:
    print(e)


def documented():
    """Says what it does."""


print(documented.__doc__, documented.__qualname__, twice.__qualname__, twice(f).__qualname__, documented.__module__)
