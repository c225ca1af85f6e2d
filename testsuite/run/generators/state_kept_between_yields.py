def machine():
    a, b = 0, [1]
    x = 1.5
    for i in range(3):
        with_effect = a * 10
        a = yield (a, x, list(b), with_effect)
        b.append(i)
        x = x * 2 if i != 1 else str(x)
        try:
            if i == 1:
                raise ValueError(a)
        except ValueError as e:
            b = [e.args[0]]
        finally:
            a = a or "none sent"
    return a, b, x


g = machine()
print(next(g))
try:
    print(g.send(7))
    print(g.send(8))
    print(g.send("nine"))
except StopIteration as e:
    print("return", e.value)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


g = fib()
values = [next(g) for _ in range(100)]
print(values[:10], values[-1])
lazies = [(x, y) for x in (i for i in range(2)) for y in (j for j in "ab")]
print(lazies)
