class Stop(Exception):
    pass


def f(n):
    if n == 0:
        raise Stop
    f(n - 1)


f(1)
