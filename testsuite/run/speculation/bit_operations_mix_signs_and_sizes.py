def all_bits(a, b):
    return a & b, a | b, a ^ b


values = [0, 1, -1, 255, -256, 2 ** 61, 2 ** 62, -(2 ** 62), 2 ** 63, -(2 ** 63), 2 ** 64 - 1, 2 ** 100 + 7, -(2 ** 100)]
for a in values:
    for b in (5, -5, 2 ** 62 + 1, -(2 ** 63) + 3, 2 ** 99):
        print(a, b, *all_bits(a, b))
