class A:
    def __init__(self):
        self.__secret = 1
        self._plain = 2
        self.__dunder__ = 3

    def read(self):
        return self.__secret

    def __helper(self):
        return "A helper"

    def call(self):
        return self.__helper()


class B(A):
    def __init__(self):
        super().__init__()
        self.__secret = "B"

    def __helper(self):
        return "B helper"

    def both(self):
        return self.__secret, self.read(), self.__helper(), self.call()


b = B()
print(b.both(), sorted(b.__dict__), b._A__secret)
try:
    b.__secret
except AttributeError as e:
    print(e)


class C:
    __count = 0

    def bump(self):
        C.__count += 1
        self.__class__.__count += 10
        return C.__count

    def local(self, __arg):
        __local = __arg + 1
        return __local


print(C().bump(), C().local(5), C._C__count)
