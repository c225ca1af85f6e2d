count = 0


def f():
    print(count)
#         ----- first mentioned here
    global count
#   ^^^^^^^^^^^^ error[E0102]: name 'count' is used prior to global declaration
    count = 1


def g():
    count = 2
#   ----- first mentioned here
    global count
#   ^^^^^^^^^^^^ error[E0102]: name 'count' is assigned to before global declaration


def outer():
    n = 1

    def inner():
        n += 1
#       - first mentioned here
        nonlocal n
#       ^^^^^^^^^^ error[E0102]: name 'n' is assigned to before nonlocal declaration
