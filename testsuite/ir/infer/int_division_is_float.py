# stage: types
# CHECK: share(a: int[7], b: int[2]) -> float
# CHECK: half(a: int[7]) -> int[3]
def share(a, b):
    return a / b


def half(a):
    return a // 2


print(share(7, 2), half(7))
