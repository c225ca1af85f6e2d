def f(x: int) -> str:
    return str(x)


class C:
    y: int = 1


print(f.__annotations__)
#       ^^^^^^^^^^^^^^^ error[E0507]: `__annotations__` is not compiled yet
print(C.__annotations__)
#       ^^^^^^^^^^^^^^^ error[E0507]: `__annotations__` is not compiled yet
