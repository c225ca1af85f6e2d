# stage: types
# CHECK: site s0: float
# CHECK: site s1: str
# CHECK: smallest(values: list(s0)) -> float
def smallest(values):
    best = values[0]
    for value in values:
        if value < best:
            best = value
    return best


numbers = [2.0, 1.0]
words = ["a"]
words.append("b")
print(smallest(numbers), words)
