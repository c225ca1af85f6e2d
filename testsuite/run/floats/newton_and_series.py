def sqrt(x):
    guess = x
    for _ in range(30):
        guess = 0.5 * (guess + x / guess)
    return guess


def exp(x):
    term = total = 1.0
    for n in range(1, 60):
        term *= x / n
        total += term
    return total


def integrate(f, a, b, steps):
    h = (b - a) / steps
    total = 0.5 * (f(a) + f(b))
    for i in range(1, steps):
        total += f(a + i * h)
    return total * h


print([sqrt(x) for x in (1, 2, 3.0, 1e10, 1e-10)])
print([exp(x) for x in (0, 1, -1, 10.5, -5)])
print(integrate(lambda x: x * x, 0, 3, 1000), integrate(exp, 0.0, 1.0, 100))
x = 0.5
for i in range(50):
    x = 3.9 * x * (1 - x)
print(x)
