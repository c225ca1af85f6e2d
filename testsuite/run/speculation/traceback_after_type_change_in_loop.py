def mean(values):
    total = 0
    for v in values:
        total = total + v
    return total / len(values)


print(mean([1, 2, 3]))
print(mean([1.5, 2.5]))
mean([1, 2.5, 10 ** 30, None])
