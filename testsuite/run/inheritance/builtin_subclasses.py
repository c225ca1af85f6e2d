class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def __repr__(self):
        return f"Stack{super().__repr__()}"


class Loud(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())

    def __add__(self, other):
        return Loud(str(self) + other)


class Celsius(float):
    def __str__(self):
        return f"{float(self):.1f}C"


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def total(self):
        return self[0] + self[1]


class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


s = Stack([1]).push(2).push(3)
print(s, len(s), s[0], s + [4], s == [1, 2, 3], isinstance(s, list), s[1:], type(s[1:]).__name__, sorted(s, reverse=True))
l = Loud("abc")
print(l, l + "def", type(l + "x").__name__, len(l), l.lower(), l == "ABC", {l: 1}["ABC"], type(l[0]).__name__)
print(Celsius(21.55), Celsius(1) + 1, repr(Celsius(2)), f"{Celsius(3)}", f"{Celsius(3):.2f}", [Celsius(4)])
print(Pair(1, 2), Pair(3, 4).total, Pair(1, 2) == (1, 2), Pair(1, 2) + (3,))
u = Upper(a=1)
u["b"] = 2
u.update(c=3)
print(u, u["B"], "b" in u)


class MyInt(int):
    pass


print(MyInt(5) + 1, type(MyInt(5) + 1).__name__, MyInt("7"), MyInt(3) == 3, [10, 20, 30, 40][MyInt(2)], repr(MyInt(9)), isinstance(MyInt(1), int))
