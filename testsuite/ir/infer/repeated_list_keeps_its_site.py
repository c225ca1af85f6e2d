# stage: types
# CHECK: site s0: bool
# CHECK: flags(n: int[10]) -> list(s0)
# CHECK-NOT: site s1
def flags(n):
    marks = [True] * (n + 1)
    marks[0] = False
    return marks


print(flags(10))
