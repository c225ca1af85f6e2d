class NonData:
    def __get__(self, instance, owner):
        return "from descriptor"


class Data(NonData):
    def __set__(self, instance, value):
        print("set", value)


class C:
    a = NonData()
    b = Data()


c = C()
print(c.a, c.b)
c.a = "instance a"
c.b = "ignored"
c.__dict__["b"] = "hidden"
print(c.a, c.b, c.__dict__)


class Lazy:
    def __init__(self, f):
        self.f = f
        self.name = f.__name__

    def __get__(self, instance, owner):
        value = instance.__dict__[self.name] = self.f(instance)
        return value


class Circle:
    def __init__(self, r):
        self.r = r

    @Lazy
    def area(self):
        print("computing")
        return 3 * self.r ** 2


circle = Circle(2)
print(circle.area, circle.area, circle.__dict__)
