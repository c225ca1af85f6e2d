# stage: types
# CHECK: :total: int[1..max] (of int)
def count(flag):
    total = 0
    while flag():
        total += 1
    return total


print(count(lambda: False))
