x = "module"


def reads():
    return x


def writes():
    global x, brand_new
    x = "changed"
    brand_new = "created"


def local_only():
    x = "local"
    return x


def mixed():
    def inner():
        global x
        x = "from inner"
        return x

    x = "mixed local"
    return inner(), x


print(reads(), local_only(), x)
writes()
print(reads(), x, brand_new)
print(mixed(), x)


def chain():
    a = 1

    def middle():
        b = 10

        def inner():
            nonlocal a, b
            a += b
            b *= 2
            return a, b

        return inner(), inner(), b

    return middle(), a


print(chain())


def loop_global():
    global i
    for i in range(4):
        pass


loop_global()
print(i)


class K:
    global made_in_class
    made_in_class = 1
    own = 2


print(made_in_class, K.own, hasattr(K, "made_in_class"))


def with_import():
    global m
    import math as m


with_import()
print(m.sqrt(4))


def def_global():
    global helper

    def helper():
        return "helper"


def_global()
print(helper())
try:
    bump_count = lambda: count
    bump_count()
except NameError as e:
    print(e)


def increments():
    total += 1


total = 0
try:
    increments()
except UnboundLocalError as e:
    print(e)
