# stage: types
# CHECK: step(state: int[0..4294967295]) -> int[0..4294967295]
# CHECK: int[0..296649096098355]
# CHECK-NOT: (of int)
def step(state):
    return (state * 69069 + 1) & 0xFFFFFFFF


def main():
    state = 1
    for _ in range(10):
        state = step(state)
    return state


print(main())
