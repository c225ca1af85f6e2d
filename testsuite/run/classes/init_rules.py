class Bad:
    def __init__(self):
        return 5


class NoInit:
    pass


class Partial:
    def __init__(self, n):
        self.before = n
        if n < 0:
            raise ValueError("negative")
        self.after = n


try:
    Bad()
except TypeError as e:
    print(e)
try:
    NoInit(1)
except TypeError as e:
    print(e)
try:
    Partial(-1)
except ValueError as e:
    print(e)
print(Partial(2).__dict__)


class Single:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
            cls.instance.inits = 0
        return cls.instance

    def __init__(self, *args):
        self.inits += 1
        self.args = args


print(Single(1) is Single(2, 3), Single(4).inits, Single(5).args)


class Other:
    def __new__(cls):
        return "not an instance"

    def __init__(self):
        print("never runs")


print(Other())
