class P:
    def __init__(self, x):
        self.x = x
        self.child = None


def bump(p):
    p.x += 1
    return 10


def twice(p, q):
    a = p.x
    q.x = a * 2
    b = p.x
    return a, b


def across_call(p):
    return p.x + bump(p) + p.x


def in_loop(p, q):
    total = 0
    for i in range(4):
        total += p.x
        q.x = q.x + 1.5 if i == 2 else q.x + 1
    return total, p.x, q.x


p, q = P(1), P(5)
print(twice(p, q), twice(p, p), across_call(p), across_call(P(0.5)), across_call(P(2 ** 62)))
print(in_loop(P(1), P(1)), in_loop(p, p))
p.child = p
print(twice(p.child, p), p.child.child.x)


def swap(p, q):
    p.x, q.x = q.x, p.x
    return p.x, q.x


print(swap(P(1), P("s")), swap(p, p))
