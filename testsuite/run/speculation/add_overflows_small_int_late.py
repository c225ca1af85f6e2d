# A sum leaves the tagged range, then the 64-bit range, in the last of a million iterations.
def accumulate(limit, final):
    total = 0
    steps = 0
    for i in range(limit):
        steps += 1
        if i == limit - 1:
            total += final
        total += i
    return total, steps


print(accumulate(1_000_000, 0))
print(accumulate(1_000_000, 2 ** 62))
print(accumulate(1_000_000, 2 ** 63 - 1))
print(accumulate(1_000_000, -(2 ** 63)))
print(accumulate(1_000_000, 10 ** 30))
