def f(a, b):
    return a + b

f(a=1, 2)
#      ^ error[E0001]: positional argument follows keyword argument
f(**{}, *[])
#       ^^^ error[E0001]: iterable argument unpacking follows keyword argument unpacking
