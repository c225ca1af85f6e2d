# stage: types
# CHECK: count(n: int63) -> int[0..size]
# CHECK: :i: int[0..size]
# CHECK: :i is int[0..4611686018427387902]
# CHECK: int[1..size]
# CHECK-NOT: (of int)
def count(n):
    i = 0
    while i < n:
        i += 1
    return i


print(count(int("7")))
