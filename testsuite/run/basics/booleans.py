print(True, False, True + True, True * 10, not True)
print(bool(0), bool(1), bool(""), bool("x"), bool([]), bool([0]), bool(None), bool(0.0), bool(-0.0))
print(True == 1, True is True, isinstance(True, int), int(True), str(False))
print(True & False, True | False, True ^ True)
