# stage: types
# CHECK: (0, *[1, 2])
# CHECK: total(start: int[1], values: tuple(int[2], float)) -> float
def total(start, *values):
    for value in values:
        start = start + value * 0.5
    return start * 1.0


print(total(1, 2, 3.5))
