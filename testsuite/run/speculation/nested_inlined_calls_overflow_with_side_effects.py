log = []


def note(tag, value):
    log.append((tag, value))
    return value


def inner(x, y):
    note("inner before", x)
    z = x * y
    note("inner after", z)
    return z


def middle(x):
    note("middle before", x)
    z = inner(x, x) + 1
    note("middle after", z)
    return z


def outer(start, count):
    x = start
    for i in range(count):
        note("loop", i)
        x = middle(x)
    return x


print(outer(2, 3))
print(len(log))
log.clear()
print(outer(2, 7))
for entry in log:
    print(entry)
