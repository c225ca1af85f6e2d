try:
    x = 1
y = 2
#^ error[E0001]: expected 'except' or 'finally' block
