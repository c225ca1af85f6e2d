def register(cls):
    registry[cls.__name__] = cls
    return cls


def with_attribute(name, value):
    def decorate(cls):
        setattr(cls, name, value)
        return cls

    return decorate


def logged(method):
    def wrapper(self, *args):
        self.log.append((method.__name__, args))
        return method(self, *args)

    return wrapper


class CountCalls:
    def __init__(self, f):
        self.f = f
        self.count = 0

    def __call__(self, *args):
        self.count += 1
        return self.f(*args)


registry = {}


@register
@with_attribute("tag", "x")
class Service:
    def __init__(self):
        self.log = []

    @logged
    def run(self, n):
        return n * 2

    @staticmethod
    @CountCalls
    def helper(x):
        return -x


s = Service()
print(s.run(3), s.run(4), s.log, Service.tag, registry["Service"] is Service, s.helper(1), Service.helper(2), Service.helper.count)


@CountCalls
def f(x):
    return x


f(1), f(2)
print(f.count, isinstance(f, CountCalls))


@lambda f: "replaced"
def gone():
    pass


print(gone)
decorators = {"id": lambda f: f}


@decorators["id"]
def kept():
    return "kept"


print(kept())
