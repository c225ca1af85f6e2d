def f():
    x = 1

    def g():
        global x
#       ^^^^^^^^ error[E0101]: name 'x' is nonlocal and global
        nonlocal x
