def f(x, y=[1, 2][5]):
    return x + y


print(f(1))
