records = [("a", 1, 2), ("b",), ()]
for name, *values in records:
    print(name, values)
