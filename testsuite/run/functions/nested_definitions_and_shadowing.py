x = "global"


def outer():
    x = "outer"

    def inner():
        x = "inner"
        return x

    def reader():
        return x

    before = reader()
    x = "changed"
    return inner(), before, reader()


def shadow(len):
    return len + 1


def conditional(flag):
    if flag:
        def f():
            return "yes"
    else:
        def f():
            return "no"
    return f()


def use_before():
    try:
        print(later)
    except UnboundLocalError as e:
        print(e)
    later = 1
    return later


print(outer(), x, shadow(1), len("abc"), conditional(True), conditional(False), use_before())
try:
    undefined_name
except NameError as e:
    print(e)
print([x for x in range(3)], x)
