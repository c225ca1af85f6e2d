# stage: types
# CHECK: site s0: list(s1)
# CHECK: site s1: float
# CHECK: trace(grid: list(s0), n: int[3]) -> float
def make(n):
    return [[0.5] * n for _ in range(n)]


def trace(grid, n):
    total = 0.0
    for i in range(n):
        total += grid[i][i]
    return total


print(trace(make(3), 3))
