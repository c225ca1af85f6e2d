# stage: types
# CHECK: constant __main__.LIMIT: int[250] early
# CHECK: below(n: int[3]) -> bool
# CHECK: int[250]
LIMIT = 250


def below(n):
    return n < LIMIT


print(below(3))
