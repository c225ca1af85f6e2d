def f(a, b, c):
    return (a + b) * (c - a) + (b
                                - c)


print(f(1, 2, 3))
print(f(1, 2.5, "c"))
