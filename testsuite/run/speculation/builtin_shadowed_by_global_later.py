def measure(items):
    return [len(item) for item in items]


def longest(items):
    best = 0
    for i, item in enumerate(items):
        if i == 2:
            shadow()
        best = max(best, len(item))
    return best


def shadow():
    global len
    len = lambda item: 42


words = ["a", "bb", "ccc", "d"]
print(measure(words))
print(longest(words))
print(measure(words))
del len
print(measure(words), len("back"))
range = lambda *args: ["shadowed"]
for i in range(3):
    print(i)
del range
print(list(range(2)))
