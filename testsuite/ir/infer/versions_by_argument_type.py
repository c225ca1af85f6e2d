# stage: types
# CHECK: double(x: int[4]) -> int[8]
# CHECK: double(x: float) -> float
# CHECK: double(x: str) -> str
def double(x):
    return x + x


print(double(4), double(1.5), double("a"))
