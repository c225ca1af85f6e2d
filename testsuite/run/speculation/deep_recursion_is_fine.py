def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def total(n, acc):
    if n == 0:
        return acc
    return total(n - 1, acc + n * 0.5)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(depth(900), total(900, 0), total(900, 0.0), even(800), odd(801))


def nested(n):
    return [] if n == 0 else [nested(n - 1)]


text = repr(nested(150))
print(len(text), text[:5], text[-5:])
