# stage: types
# CHECK: grow(x: int) -> int
# CHECK-NOT: int64
def grow(x):
    return x * 3 + 1


print(grow(1000000000000000000000000))
