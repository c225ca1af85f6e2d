def f(values, len=None, range=None):
    total = 0
    for v in values:
        total += v
    return total, len, range


def g(values):
    sum = 0
    for v in values:
        sum += v
    print = sum * 2
    return sum, print


def h():
    result = [len("abc")]

    def inner():
        global len
        len = lambda x: "shadowed"

    inner()
    result.append(len("abc"))
    return result


def k(n):
    out = []
    for i in range(n):
        if i == 2:
            globals_patch()
        out.append(abs(-i))
    return out


def globals_patch():
    global abs
    abs = lambda x: f"|{x}|"


print(f([1, 2], 5), g([1, 2.5]), h(), k(5))
del len, abs
print(h()[0], k(2), k(4))
True_ = True
int = float
print(int("2"), isinstance(2.5, int))
del int
print(int("2"), [str(x) for x in range(2)])


class list:
    def __init__(self, x):
        self.x = x


print(list(5).x, [1, 2], type([]).__name__)
