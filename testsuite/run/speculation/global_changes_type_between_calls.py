factor = 2


def scale(x):
    return x * factor


print(scale(10), scale(1.5))
factor = 2.5
print(scale(10))
factor = 2 ** 62
print(scale(10))
factor = "ab"
print(scale(3))
factor = [0]
print(scale(2))
del factor
try:
    scale(1)
except NameError as e:
    print(e)


def define():
    global factor
    factor = -1


define()
print(scale(4))
