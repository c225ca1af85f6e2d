def compute(values):
    return sum(values) / len(values)


TABLE = [1, 2, 3]
print(compute(TABLE))
EMPTY = compute([])
