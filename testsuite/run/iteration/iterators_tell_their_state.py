# `__reduce__`, `__setstate__` and `__length_hint__` of the built-in iterators.
class Letters:
    def __getitem__(self, index):
        return "abc"[index]

    def __len__(self):
        return 3

    def __repr__(self):
        return "Letters()"


def show(compute):
    try:
        print(repr(compute()))
    except Exception as error:
        print(type(error).__name__, error)


def check(make):
    iterator = make()
    show(lambda: iterator.__reduce__())
    show(lambda: iterator.__length_hint__())
    next(iterator)
    show(lambda: iterator.__reduce__())
    function, arguments, *state = iterator.__reduce__()
    copy = function(*arguments)
    if state and state[0] is not None:
        copy.__setstate__(state[0])
    print(list(copy), list(iterator))
    show(lambda: iterator.__reduce__())
    show(lambda: iterator.__length_hint__())


for make in [
    lambda: iter([1, 2, 3]),
    lambda: reversed([1, 2, 3]),
    lambda: iter((1, 2, 3)),
    lambda: iter("aéb"),
    lambda: iter(b"abc"),
    lambda: iter(range(1, 9, 3)),
    lambda: iter(range(2**70, 2**70 + 3)),
    lambda: iter({1: 2, 3: 4}),
    lambda: reversed({1: 2, 3: 4}),
    lambda: iter({1: 2, 3: 4}.items()),
    lambda: iter({5}),
    lambda: iter(Letters()),
    lambda: reversed(Letters()),
]:
    check(make)
for state in [-5, 0, 2, 100, 2**70, "a"]:
    for make in [lambda: iter([1, 2, 3]), lambda: reversed([1, 2, 3]), lambda: iter((1, 2)), lambda: iter(range(4))]:
        iterator = make()
        show(lambda: iterator.__setstate__(state))
        print(list(iterator))
pairs = enumerate(iter("ab"), 5)
next(pairs)
print(pairs.__reduce__()[0], pairs.__reduce__()[1][1])
print(zip("ab").__reduce__()[0], len(zip("ab", strict=True).__reduce__()), len(map(abs, []).__reduce__()[1]))
print(filter(None, []).__reduce__()[0], iter(int, 1).__reduce__())
strict = zip([1], [])
strict.__setstate__(True)
show(lambda: list(strict))
