x = 5
print(1 < x < 10, 1 < x < 3, x == 5 == 5.0, x != 4, x <= 5 >= 5)
print(not x, not 0, x and 0, 0 or "default", None or [], 1 and 2 and 3)
print(x is None, x is not None, None is None)
