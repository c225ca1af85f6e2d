def ratio(a, b):
    return a / b


values = [4.0, 2.0, 1.0, 0.0]
result = [ratio(1.0, v) for v in values]
print(result)
