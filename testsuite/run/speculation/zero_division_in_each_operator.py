def attempts(a, b):
    for name, operate in (
        ("/", lambda: a / b),
        ("//", lambda: a // b),
        ("%", lambda: a % b),
        ("divmod", lambda: divmod(a, b)),
        ("pow", lambda: b ** -1),
    ):
        try:
            print(name, operate())
        except ZeroDivisionError as e:
            print(name, a, b, e)


for a in (1, 0, -5, 2 ** 62, 2 ** 80, 1.5, 0.0, True):
    for b in (0, 0.0, -0.0, False):
        attempts(a, b)
