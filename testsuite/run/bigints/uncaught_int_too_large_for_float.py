def scale(n):
    return n * 0.5


print(scale(10 ** 300))
print(scale(10 ** 310))
