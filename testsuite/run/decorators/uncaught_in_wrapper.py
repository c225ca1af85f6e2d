def checked(f):
    def wrapper(*args):
        for a in args:
            if a < 0:
                raise ValueError(f"{f.__name__} refuses {a}")
        return f(*args)

    return wrapper


@checked
def root(x):
    return x ** 0.5


@checked
def combine(a, b):
    return root(a - b)


print(combine(9, 5))
print(combine(1, 5))
