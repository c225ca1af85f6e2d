x = "global"


def f():
    x = "function"

    class C:
        y = x
        x = "class"
        z = x
        values = [x for _ in range(2)]

        def method(self):
            return x

        lam = lambda self: x

    return C


C = f()
print(C.y, C.x, C.z, C.values, C().method(), C().lam())


class Base:
    size = 3
    squares = [i * i for i in range(size)]
    try:
        broken = [size for _ in range(2)]
    except NameError as e:
        broken = str(e)


print(Base.squares, Base.broken)


class G:
    x = x + "!"


print(G.x, x)
