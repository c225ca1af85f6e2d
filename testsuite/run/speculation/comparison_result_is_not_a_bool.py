class Expr:
    def __init__(self, text):
        self.text = text

    def __lt__(self, o):
        return Expr(f"({self} < {o})")

    def __gt__(self, o):
        return Expr(f"({self} > {o})")

    def __eq__(self, o):
        return Expr(f"({self} == {o})")

    def __bool__(self):
        asked.append(self.text)
        return "5" in self.text

    def __str__(self):
        return self.text

    __hash__ = None


asked = []


def compare(a, b):
    return a < b


def smaller(a, b):
    if a < b:
        return "smaller"
    return "not smaller"


def chain(a, b, c):
    return a < b < c


x = Expr("x")
print(compare(1, 2), compare(2.5, 1), compare("a", "b"), compare(x, 5), compare(5, x))
print(smaller(1, 2), smaller(x, 5), smaller(x, 6), smaller(3, x), asked)
asked.clear()
print(chain(1, 2, 3), chain(x, 5, x), chain(x, 1, x), chain(0, 1, x), asked)
asked.clear()
print(not x == 1, x == 5 and "and", x == 1 or "or", [v for v in (1, 5) if x == v], asked)
while x > 5:
    x = 0
print(x, any([Expr("5"), Expr("1")]), sorted([3, 1, 2], key=lambda v: -v))
