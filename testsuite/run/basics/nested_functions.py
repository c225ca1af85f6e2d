def outer(x):
    def inner(y):
        return x + y

    return inner(1) + inner(10)


def make(n):
    def get():
        return n

    return get


print(outer(5), make(3)(), [f() for f in [make(i) for i in range(3)]])
