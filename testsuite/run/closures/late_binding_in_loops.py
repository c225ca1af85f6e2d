late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])
functions = []
for name in ("a", "b"):
    def greet(other=None):
        return f"{name}:{other or name}"
    functions.append(greet)
print([f() for f in functions], [f("z") for f in functions])
name = "rebound"
print([f() for f in functions])


def make():
    fs = []
    for i in range(3):
        def f():
            return i
        fs.append(f)
    first = [f() for f in fs]
    i = "after"
    return first, [f() for f in fs]


print(make())
gens = [(lambda n: [x + n for x in range(3)])(k) for k in range(2)]
print(gens, [(lambda: [j for j in range(k)])() for k in (1, 3)])
