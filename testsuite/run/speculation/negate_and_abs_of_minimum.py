def flip(value):
    return -value, abs(value), ~value


def in_loop(values):
    total = 0
    for v in values:
        total += abs(-v)
    return total


for bits in (30, 31, 32, 61, 62, 63, 64):
    for delta in (-1, 0, 1):
        print(bits, delta, flip(-(2 ** bits) + delta), flip(2 ** bits + delta))
print(in_loop([1, -2, 3]), in_loop([-(2 ** 62)] * 3), in_loop([-(2 ** 63), 2 ** 63]))
