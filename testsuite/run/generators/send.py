def averager():
    total, count, average = 0, 0, None
    while True:
        value = yield average
        if value is None:
            return total
        total += value
        count += 1
        average = total / count


g = averager()
print(next(g), g.send(10), g.send(20), g.send(0.5))
try:
    g.send(None)
except StopIteration as e:
    print("returned", e.value)


def echo():
    received = []
    try:
        while len(received) < 3:
            received.append((yield len(received)))
    finally:
        print("received", received)


g = echo()
try:
    g.send("too early")
except TypeError as e:
    print(e)
print(next(g), g.send("a"), next(g))
try:
    g.send("last")
except StopIteration:
    print("done")


def both():
    x = yield 1
    y = yield x * 2
    z = (yield x + y) + (yield "second")
    yield z


g = both()
print(g.send(None), g.send(10), g.send(5), g.send(1), g.send(2))
