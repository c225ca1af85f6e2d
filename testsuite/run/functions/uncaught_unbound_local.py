total = 10


def add(n):
    if n > 2:
        total = n
    return total + n


print(add(3))
print(add(1))
