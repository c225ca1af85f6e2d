def price(x):
    return x * 2


def expensive(x):
    return x * 2.5


def discount():
    global price
    price = expensive


def total(items):
    result = 0
    for i, item in enumerate(items):
        if i == 3:
            discount()
        result += price(item)
    return result


print(total([1, 2, 3, 4, 5]))
print(total([1, 2, 3, 4, 5]))
price = "not callable"
try:
    total([1, 2])
except TypeError as e:
    print(e)
del price
try:
    total([1, 2])
except NameError as e:
    print(e)
