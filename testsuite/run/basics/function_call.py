def add(a, b):
    return a + b


def nothing():
    pass


def early(flag):
    if flag:
        return
    return 1


print(add(1, 2), add(1.5, 2), add("a", "b"), add([1], [2]))
print(nothing(), early(True), early(False))
