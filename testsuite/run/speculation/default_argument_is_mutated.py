def collect(item, into=[]):
    into.append(item)
    return into


first = collect(1)
print(collect(2.5), collect("x"), first is collect(None))
print(collect(3, into=[]), collect(4, [0.5]))
print([collect(i)[-1] for i in range(3)], len(first))


def total(x, acc={"sum": 0}):
    acc["sum"] += x
    return acc["sum"]


print([total(i) for i in range(4)], total(0.5), total(2 ** 62), total(2 ** 62))
start = 5


def offset(x, by=start):
    return x + by


start = 100
print(offset(1), offset(1, start))
start = "text"
print(offset(1.5))
