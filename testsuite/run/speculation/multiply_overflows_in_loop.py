def powers(base, count):
    product = 1
    shown = []
    for i in range(count):
        product *= base
        if i % 10 == 9:
            shown.append(product)
    return shown


print(powers(3, 60))
print(powers(-3, 60))
print(powers(2, 70))
print(powers(-2, 70))
print(powers(1, 20), powers(0, 20))
