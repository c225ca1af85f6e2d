def attempt(f):
    try:
        f()
        print("ok")
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def two(v):
    a, b = v


def star(v):
    a, b, *c = v


def nested(v):
    a, (b, c) = v


def gen(n):
    for i in range(n):
        print("pulled", i)
        yield i


for v in ([1], [1, 2, 3], (), "ab", "abc", {1, 2, 3}, {}, 5, None, range(10), [1, [2]], [1, 5]):
    attempt(lambda: two(v))
    attempt(lambda: star(v))
    attempt(lambda: nested(v))
attempt(lambda: two(gen(5)))
attempt(lambda: star(gen(3)))
attempt(lambda: star(gen(1)))


class Failing:
    def __iter__(self):
        yield 1
        raise KeyError("mid")


try:
    two(Failing())
except KeyError as e:
    print("KeyError", e)
