class A:
    def who(self):
        return "A"

    def chain(self):
        return ["A"]


class B(A):
    def who(self):
        return "B>" + super().who()

    def chain(self):
        return ["B"] + super().chain()


class C(A):
    def who(self):
        return "C>" + super().who()

    def chain(self):
        return ["C"] + super().chain()


class D(B, C):
    def who(self):
        return "D>" + super().who()

    def chain(self):
        return ["D"] + super().chain()


class E(C, B):
    pass


print(D().who(), D().chain(), E().who(), [c.__name__ for c in D.__mro__], [c.__name__ for c in E.mro()], B().chain())
print(isinstance(D(), A), issubclass(D, C), issubclass(A, D), isinstance(D(), (int, B)), D.__bases__, A.__subclasses__() == [B, C])
try:
    class F(D, E):
        pass
except TypeError as e:
    print(e)
try:
    class G(A, B):
        pass
except TypeError as e:
    print(e)
try:
    class H(5):
        pass
except TypeError as e:
    print(e)
try:
    class I(bool):
        pass
except TypeError as e:
    print(e)
