def running(values):
    total = 0
    try:
        for v in values:
            total = total + v
            yield total
    finally:
        print("closed with", total)


def mixed():
    yield 1
    yield 2 ** 62
    yield 2 ** 62
    yield 0.5
    yield True


for value in running(mixed()):
    print(type(value).__name__, value)
gen = running([1, 2, "x"])
print(next(gen), next(gen))
try:
    next(gen)
except TypeError as e:
    print(e)
print(next(gen, "exhausted"))
gen = running(iter([5, 6]))
print(next(gen))
gen.close()
