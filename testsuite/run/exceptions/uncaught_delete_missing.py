table = {"a": 1}
del table["a"]
print(table)
del table["a"]
