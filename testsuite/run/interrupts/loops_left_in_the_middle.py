# What a loop's header defines has several versions where the loop runs in strips and is also left in its middle.
def find(values, wanted):
    found = -1
    for i in range(len(values)):
        if values[i] == wanted:
            found = i
            break
    return i, found


def escape(c, limit):
    z = 0.0
    for n in range(limit):
        if z > 4.0:
            return n, z
        z = z * z + c
    return limit, z


def last(limit, step):
    i = None
    total = 0.0
    for i in range(0, limit, step):
        total += 0.5
    return i, total


print(find([1.0, 2.0, 3.0], 2.0), find([1.0, 2.0, 3.0], 9.0))
print(escape(0.5, 100), escape(0.1, 50), escape(0.25, 2000000))
print(last(0, 1), last(10, 3), last(3000000, 1), last(3000000, 7), last(5, 100000000))
