def f():
    return 1

f() = 2
#^^^ error[E0001]: cannot assign to function call here. Maybe you meant '==' instead of '='?
f(), x = 1, 2
#^^^ error[E0001]: cannot assign to function call
