# stage: types
# CHECK: pick(n: int[3]) -> int[1]
# CHECK-NOT: str
def pick(n):
    if n > 10:
        return "many"
    return 1


print(pick(3))
