def adder(n, *extra, scale=1, **options):
    def add(x):
        return (x + n + sum(extra)) * scale + options.get("offset", 0)

    n += 1
    return add


print(adder(1)(10), adder(1, 2, 3)(10), adder(1, scale=2)(10), adder(1, offset=0.5)(10))


def tree(depth):
    def node(level):
        if level == depth:
            return "leaf"
        return [node(level + 1) for _ in range(2)]

    return node(0)


print(tree(2))


def memoize(f):
    cache = {}
    hits = [0]

    def wrapper(*args):
        if args in cache:
            hits[0] += 1
        else:
            cache[args] = f(*args)
        return cache[args]

    wrapper.hits = lambda: hits[0]
    return wrapper


fib = memoize(lambda n: n if n < 2 else fib(n - 1) + fib(n - 2))
print(fib(60), fib.hits())
