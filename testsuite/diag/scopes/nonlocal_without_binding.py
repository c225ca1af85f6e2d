x = 1
#- first mentioned here


def f():
    nonlocal x
#   ^^^^^^^^^^ error[E0103]: no binding for nonlocal 'x' found


class C:
    y = 1

    def m(self):
        nonlocal y
#       ^^^^^^^^^^ error[E0103]: no binding for nonlocal 'y' found


nonlocal x
#^^^^^^^^^^ error[E0102]: name 'x' is assigned to before nonlocal declaration
