x = 1
del 1
#   ^ error[E0001]: cannot delete literal
del x()
#   ^^^ error[E0001]: cannot delete function call
del (x, x + 1)
#       ^^^^^ error[E0001]: cannot delete expression
