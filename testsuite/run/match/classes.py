# Class patterns: isinstance, __match_args__, attributes, built-in types that match themselves.


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Point3(Point):
    __match_args__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point3(x, y, z=1):
            return f"3d {x} {y}"
        case Point(x=0, y=y):
            return f"on y at {y}"
        case Point(x, 0):
            return f"on x at {x}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(missing=_):
            return "impossible"
        case Point():
            return "somewhere"
        case int(n) | float(n):
            return f"number {n}"
        case str(s):
            return f"text {s}"
        case list([a, *_]) | tuple([a, _]):
            return f"starts with {a}"
        case dict({"k": v}):
            return f"dict {v}"
        case bytes() | bytearray() | frozenset() | set() as s:
            return f"other {s}"
        case object(real=r):
            return f"has real {r}"
        case _:
            return "unknown"


for value in [
    Point(0, 0),
    Point(0, 5),
    Point(5, 0),
    Point(3, 3),
    Point(1, 2),
    Point3(0, 0, 1),
    Point3(4, 5, 1),
    Point3(4, 5, 6),
    7,
    True,
    2.5,
    "hi",
    [1, 2],
    (3, 4),
    (),
    {"k": 1},
    {},
    b"b",
    bytearray(b"c"),
    {1},
    frozenset(),
    None,
]:
    print(repr(value) if not isinstance(value, set) else "set", "->", where(value))


class MyInt(int):
    pass


class Selfless(int):
    __match_args__ = ("real",)


def selfish(x):
    match x:
        case Selfless(r):
            return "selfless", type(r)
        case MyInt(m):
            return "mine", type(m)
        case bool(b):
            return "bool", b


print(selfish(MyInt(3)), selfish(Selfless(4)), selfish(True), selfish(1))


class Meta(type):
    def __instancecheck__(cls, instance):
        print("check", instance)
        return instance == "yes"


class Checked(metaclass=Meta):
    pass


def checks(x):
    match x:
        case Checked():
            return "checked"
        case _:
            return "not"


print(checks("yes"), checks("no"))


class Lazy:
    __match_args__ = ("a", "b")

    def __getattr__(self, name):
        print("get", name)
        if name == "b":
            raise AttributeError(name)
        return name


match Lazy():
    case Lazy(a, b):
        print(a, b)
    case Lazy(c=c, d="d"):
        print("c", c)


def attempt(run):
    try:
        print(run())
    except TypeError as error:
        print("TypeError:", error)
    except ZeroDivisionError as error:
        print("ZeroDivisionError:", error)


def too_many():
    match Point(1, 2):
        case Point(a, b, c):
            pass


def too_many_self():
    match 3:
        case int(a, b):
            pass


def none_at_all():
    class Empty:
        pass

    match Empty():
        case Empty(a):
            pass


def no_class():
    match 3:
        case where():
            pass


def bad_args():
    class Bad:
        __match_args__ = ["a"]

    match Bad():
        case Bad(a):
            pass


def bad_name():
    class Bad:
        __match_args__ = ("a", 3)
        a = 1

    match Bad():
        case Bad(a, b):
            pass


def repeated():
    match Point(1, 2):
        case Point(a, x=b):
            pass


def raising():
    class Raises:
        @property
        def a(self):
            return 1 / 0

    match Raises():
        case Raises(a=1):
            pass


for run in [too_many, too_many_self, none_at_all, no_class, bad_args, bad_name, repeated, raising]:
    attempt(run)
