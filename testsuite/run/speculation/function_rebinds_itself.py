def tick():
    global tick
    calls.append("first")

    def tick():
        global tick
        calls.append("second")
        tick = lambda: calls.append("third")


calls = []
first = tick
for _ in range(5):
    tick()
first()
print(calls)


def grow(n):
    global grow
    if n == 3:
        grow = lambda n: n * 100
    return n + (grow(n - 1) if n else 0)


print(grow(6), grow(6))
