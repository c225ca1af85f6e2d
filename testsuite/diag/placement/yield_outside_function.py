x = yield 1
#   ^^^^^^^ error[E0010]: 'yield' outside function


class C:
    y = yield from []
#       ^^^^^^^^^^^^^ error[E0010]: 'yield from' outside function


def f(items):
    return [(yield i) for i in items]
#            ^^^^^^^ error[E0010]: 'yield' inside list comprehension
