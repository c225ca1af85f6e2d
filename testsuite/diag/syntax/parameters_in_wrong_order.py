def f(a=1, b):
#          ^ error[E0001]: parameter without a default follows parameter with a default
    pass


def g(**options, x):
#                ^ error[E0001]: arguments cannot follow var-keyword argument
    pass


def h(*, **rest):
#     ^ error[E0001]: named arguments must follow bare *
    pass


def i(*a, *b):
#         ^^ error[E0001]: * argument may appear only once
    pass
