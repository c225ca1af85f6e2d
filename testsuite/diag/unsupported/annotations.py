def f(x: int):
    return x


print(f.__annotations__)
#       ^^^^^^^^^^^^^^^ error[E0507]: `__annotations__` is not compiled yet
