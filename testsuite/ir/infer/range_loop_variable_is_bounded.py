# stage: types
# CHECK: total(n: int[40])
# CHECK: range(int[0..39])
# CHECK: :i: int[0..39]
def total(n):
    result = 0
    for i in range(n):
        result += i * i
    return result


print(total(40))
