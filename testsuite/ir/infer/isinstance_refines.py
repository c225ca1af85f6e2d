# stage: types
# CHECK: size(x: int63|str) -> int63
# CHECK: :x is str
# CHECK: :x is int63
def size(x):
    if isinstance(x, str):
        return len(x)
    return x


def main():
    total = 0
    for x in [1, "two"]:
        total += size(x)
    return total


print(main())
