x = 1
else:
#^^^^ error[E0001]: invalid syntax
    x = 2
