x = = 1
#   ^ error[E0001]: invalid syntax


def f(:
#     ^ error[E0001]: invalid syntax
    pass


y = [1 2]
#    ^^^ error[E0001]: invalid syntax. Perhaps you forgot a comma?
for in y:
#   ^^ error[E0001]: invalid syntax
    pass
