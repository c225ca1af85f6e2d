# stage: types
# CHECK: :i: int[0..size]
# CHECK: :a: float
# CHECK: :b: str
def main():
    total = 0.0
    for i, (a, b) in enumerate(zip([1.0], ["x"])):
        total += a * i + len(b)
    return total


print(main())
