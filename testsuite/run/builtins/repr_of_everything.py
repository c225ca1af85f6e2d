class A:
    def method(self):
        pass


def f():
    pass


def short(x):
    text = repr(x)
    return text[:text.index(" at 0x")] if " at 0x" in text else text


for x in (None, True, 1, -1.5, "a'b", b"x", [1, "a"], (1,), {"k": [1]}, {1}, frozenset([2]), range(3), range(1, 9, 2), slice(1, 2), ..., NotImplemented, int, A, ValueError, ValueError("m", 1), type, object, f, A.method, A().method, A(), lambda: 0, len, print, "".join, [].append, iter([1]), (i for i in []), {}.keys(), {"a": 1}.values(), {"a": 1}.items(), enumerate([]), zip(), map(f, []), filter(f, []), reversed([]), property(f), staticmethod(f), classmethod(f), super, bytearray(b"x"), KeyError, StopIteration(3)):
    print(short(x))
