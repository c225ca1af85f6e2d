# Operations find special methods that the program does not name.
from math import ceil, floor, trunc

print(round(2.567, 2), round(7), ceil(2.1), floor(-2.1), trunc(2.9))
print(f"{255:#x} {3.14159:.2f} {'x':>3}", list(reversed([1, 2, 3])), list(reversed({1: 2})))


class Keyed:
    def __init__(self):
        self.data = {"a": 1}

    def keys(self):
        return self.data

    def __getitem__(self, key):
        return self.data[key]


print(dict(Keyed()), {**Keyed()})


def inner():
    try:
        got = yield 1
        print("got", got)
        yield 2
    finally:
        print("closed")


def outer():
    yield from inner()


generator = outer()
print(next(generator), generator.send("x"))
generator.close()
print("no", "such", sep="-", end=".\n", flush=True)
