class = 1
#     ^ error[E0001]: invalid syntax
def if(): pass
#   ^^ error[E0001]: invalid syntax
