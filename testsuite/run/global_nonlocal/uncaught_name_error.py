def area(r):
    return pi * r ** 2


print("start")
area(2)
