def selfish():
    yield 1
    try:
        next(g)
    except ValueError as e:
        yield str(e)
    yield g.gi_running


g = selfish()
print(next(g), next(g), next(g), g.gi_running)


def countdown(n):
    if n:
        yield n
        yield from countdown(n - 1)


print(list(countdown(50))[-3:], sum(countdown(200)))
a = countdown(3)
b = countdown(3)
print(next(a), next(b), next(a), next(a), next(b), list(a), list(b))
print(list(zip(*[iter(range(6))] * 2)))
