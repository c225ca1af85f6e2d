# stage: types
# CHECK: (0, default, default)
# CHECK: (0, 2, 1)
# CHECK: scale(x: float, by: float, shift: int[0..7]) -> float
def scale(x, by=2.0, *, shift=0):
    return x * by + shift


def main():
    return scale(1.0) + scale(2.0, shift=7, by=3.0)


print(main())
