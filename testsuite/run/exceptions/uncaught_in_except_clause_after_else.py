def convert(x):
    try:
        n = int(x)
    except ValueError:
        n = 0
    else:
        n = 100 // n
    return n


print(convert("5"), convert("x"))
print(convert("0"))
