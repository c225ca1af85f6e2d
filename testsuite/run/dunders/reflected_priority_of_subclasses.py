class A:
    def __add__(self, o):
        return "A.add"

    def __radd__(self, o):
        return "A.radd"

    def __eq__(self, o):
        return "A.eq"

    def __lt__(self, o):
        return "A.lt"

    def __gt__(self, o):
        return "A.gt"

    __hash__ = None


class B(A):
    def __radd__(self, o):
        return "B.radd"

    def __eq__(self, o):
        return "B.eq"

    def __gt__(self, o):
        return "B.gt"


class C(A):
    pass


print(A() + B(), B() + A(), A() + C(), C() + A(), A() + A(), A() == B(), B() == A(), A() == C(), A() < B(), B() < A(), A() > B())
print(1 + A(), A() + 1, 1 == A(), 1 < A())


class X:
    def __add__(self, o):
        print("X.add")
        return NotImplemented

    def __eq__(self, o):
        print("X.eq")
        return NotImplemented


class Y:
    def __radd__(self, o):
        print("Y.radd")
        return "done"

    def __eq__(self, o):
        print("Y.eq")
        return NotImplemented


print(X() + Y(), X() == Y(), X() != Y())
try:
    X() + X()
except TypeError as e:
    print(e)
