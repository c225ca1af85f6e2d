def f(a, b, a):
#           ^ error[E0100]: duplicate argument 'a' in function definition
#     - first one here
    pass


g = lambda x, *x: x
#              ^ error[E0100]: duplicate argument 'x' in function definition
#          - first one here
