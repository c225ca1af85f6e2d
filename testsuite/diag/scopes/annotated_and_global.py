def f():
    global x
    x: int = 1
#   ^^^^^^^^^^ error[E0101]: annotated name 'x' can't be global


def g():
    y: int = 1
#   - first mentioned here
    global y
#   ^^^^^^^^ error[E0101]: annotated name 'y' can't be global
