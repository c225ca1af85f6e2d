def rotate(a, b, c, times):
    for _ in range(times):
        a, b, c = b, c, a
    return a, b, c


print(rotate(1, 2.5, "x", 1), rotate(1, 2.5, "x", 2), rotate(1, 2.5, "x", 3))


def fibonacci(n, a, b):
    for _ in range(n):
        a, b = b, a + b
    return a


print(fibonacci(10, 0, 1), fibonacci(100, 0, 1), fibonacci(10, 0.0, 1), fibonacci(5, "a", "b"), fibonacci(95, 0, 1.0))
print(fibonacci(300, 0, 1))
