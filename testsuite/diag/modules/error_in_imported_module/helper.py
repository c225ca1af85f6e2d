x = 1
return x
y = (2
#   ^ error[E0001]: '(' was never closed
