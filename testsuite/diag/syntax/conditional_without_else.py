x = 1 if True
#   ^^^^^^^^^ error[E0001]: expected 'else' after 'if' expression
print(x)
