# What enumerate, zip and dict.items give stays as it was, kept or not.
kept = []
for pair in enumerate("abc"):
    if pair[0] != 1:
        kept.append(pair)
print(kept)

print(list(enumerate("ab")), list(zip([1, 2], "xy")), list({"a": 1, "b": 2}.items()))
first = None
for pair in {"a": [1], "b": [2]}.items():
    if first is None:
        first = pair
    print(first, pair)

iterator = zip([1, 2, 3], [4, 5, 6])
one = next(iterator)
two = next(iterator)
print(one, two, one is two)
del one, two
print(next(iterator))


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def noisy(names):
    for name in names:
        yield Noisy(name)


for index, item in enumerate(noisy("pq")):
    print(index, item.name)
    del item
print("end")


def swap(pairs):
    out = {}
    for key, value in pairs.items():
        out[value] = key
    return out


print(swap({"a": 1, "b": 2, (1, 2): "c"}))
total = 0
for i, (a, b) in enumerate(zip(range(3), range(3, 6))):
    total += i * a * b
print(total)
print([pair for pair in {1: 2, 3: 4}.items() if pair[1] > 2], dict(enumerate("xy")), sorted({2: "b", 1: "a"}.items()))
