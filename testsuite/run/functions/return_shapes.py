def nothing():
    return


def several():
    return 1, 2, 3


def starred(xs):
    return *xs, "end"


def branches(x):
    if x > 0:
        if x > 10:
            return "big"
        return "small"
    for i in range(5):
        if i == -x:
            return i
    while True:
        x += 1
        if x > 3:
            return x


print(nothing(), several(), starred([1, 2]), [branches(x) for x in (11, 5, 0, -3, -9)])
a, b, c = several()
first, *rest = starred("ab")
print(a, b, c, first, rest, several()[1], len(several()))
