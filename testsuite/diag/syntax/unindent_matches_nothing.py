def f():
        x = 1
    return x
#^^^^^^^^^^^^ error[E0002]: unindent does not match any outer indentation level
