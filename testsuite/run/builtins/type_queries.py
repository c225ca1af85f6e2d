class A:
    pass


class B(A):
    x = 1


b = B()
print(isinstance(b, A), isinstance(b, (int, B)), isinstance(5, (str, (float, int))), issubclass(B, A), issubclass(bool, (str, int)), type(b) is B, type(b) == A, type(5).__name__, type(type).__name__, isinstance(None, type(None)), isinstance(True, int))
print(type(1.5), type("a"), type([]), type(()), type({}), type(set()), type(None), type(range(1)), type(print), type(A), type(b), type(lambda: 0), type(x for x in []), type(b""), type(slice(1)), type(...), type(NotImplemented), type(iter([])), type({}.keys()), type(ValueError()), type(A.__init__), type(len), type("".upper), type(enumerate([])), type(zip()), type(map(len, [])), type(reversed([])))
print(hasattr(b, "x"), hasattr(b, "y"), getattr(b, "x"), getattr(b, "y", 0), callable(A), callable(b), callable(len), callable(lambda: 0), id(b) == id(b), b is b)
setattr(b, "dynamic name", 5)
print(getattr(b, "dynamic name"), b.__dict__, vars(b) is b.__dict__)
for bad in (lambda: isinstance(5, "int"), lambda: issubclass(5, int), lambda: issubclass(int, 5), lambda: getattr(b, "zz"), lambda: getattr(b, 5), lambda: setattr(5, "x", 1), lambda: delattr(b, "zz"), lambda: vars(5), lambda: isinstance(1), lambda: type(), lambda: type(1, 2)):
    try:
        print(bad())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(int | str, isinstance(5, int | str), isinstance(None, int | None))
