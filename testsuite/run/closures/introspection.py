def outer(a):
    b = 2

    def inner():
        return a + b

    return inner


f = outer(1)
print(f.__closure__ is not None, len(f.__closure__), sorted(c.cell_contents for c in f.__closure__), f.__code__.co_freevars, outer.__closure__, f.__name__, f.__qualname__)
print(outer.__code__.co_varnames, outer.__code__.co_argcount, f())
