square = lambda x: x * x
add = lambda a, b=10, *args, c=0, **kw: (a + b + sum(args) + c, kw)
print(square(4), square(1.5), square(2 ** 40), add(1), add(1, 2, 3, 4, c=5, d=6), (lambda: None)(), (lambda x, /, *, y: x + y)(1, y=2))
print([f(3) for f in [lambda x: x, lambda x: x + 1, lambda x: [x] * x]], (lambda f, n: f(f, n))(lambda f, n: 1 if n < 2 else n * f(f, n - 1), 20))
print(sorted("bca", key=lambda c: -ord(c)), list(map(lambda p: p[0] + p[1], [(1, 2), (3, 4)])), list(filter(lambda x: x % 2, range(6))), max([1, -5, 3], key=lambda x: x * x))
choose = lambda x: "neg" if x < 0 else "pos" if x > 0 else "zero"
print(choose(-1), choose(0), choose(1), (lambda x: (more := x + 1, more * 2))(3))
curry = lambda a: lambda b: lambda c: a + b + c
print(curry(1)(2)(3), (lambda *a: a)(*"ab"), (lambda **k: k)(x=1))
y = lambda f: (lambda x: x(x))(lambda x: f(lambda n: x(x)(n)))
print(y(lambda fib: lambda n: n if n < 2 else fib(n - 1) + fib(n - 2))(15))
