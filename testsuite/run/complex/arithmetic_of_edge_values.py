# Every operator on each pair of edge values: complex with complex, and with the reals of mixed-mode arithmetic.
inf = float("inf")
nan = float("nan")
parts = [0.0, -0.0, 1.0, -2.5, 1e300, 1e-300, inf, -inf, nan]
numbers = [complex(re, im) for re in parts for im in parts[:8:2] + [nan]]
reals = [0, 1, -3, 2**70, 0.0, -0.0, 2.5, inf, nan, True]


def attempt(operation, a, b):
    try:
        return repr(operation(a, b))
    except ArithmeticError as error:
        return f"{type(error).__name__}: {error}"


def mixed(name, operation):
    for a in numbers:
        for b in reals:
            print(name, a, b, attempt(operation, a, b), attempt(operation, b, a))


mixed("+", lambda a, b: a + b)
mixed("-", lambda a, b: a - b)
mixed("*", lambda a, b: a * b)
mixed("/", lambda a, b: a / b)
for a in numbers:
    for b in numbers[::3]:
        print(a, b, attempt(lambda a, b: a + b, a, b), attempt(lambda a, b: a - b, a, b))
        print(attempt(lambda a, b: a * b, a, b), attempt(lambda a, b: a / b, a, b), a == b)
for a in [1j, 2 + 1j, -3.5 + 0j, 0.25 - 4j, 1e10 + 1j]:
    for b in [0, 1, 2, 3, -1, -5, 0.5, -0.25, 1j, 2 - 1j, 99, 101]:
        print(a, b, attempt(lambda a, b: a**b, a, b), attempt(lambda a, b: a**b, b, a))
for a in numbers:
    print(a, -a, +a, a.conjugate(), bool(a), a.real, a.imag, attempt(lambda a, b: abs(a), a, 0))
