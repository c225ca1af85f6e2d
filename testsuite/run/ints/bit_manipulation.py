def popcount(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


def reverse_bits(n, width):
    result = 0
    for _ in range(width):
        result = result << 1 | n & 1
        n >>= 1
    return result


def rotate_left(n, by, width=32):
    mask = (1 << width) - 1
    n &= mask
    return (n << by | n >> width - by) & mask


print([popcount(n) for n in (0, 1, 255, 256, 2 ** 70 - 1)])
print([reverse_bits(n, 8) for n in (1, 2, 3, 128, 255, 170)])
print([hex(rotate_left(0x12345678, by)) for by in (4, 8, 16, 28)])
print(~0, ~5, ~-1, ~(2 ** 64), -1 & 0xFF, -256 | 1, -1 ^ 1, 5 & ~4)
print([n & -n for n in (12, 80, 7, 2 ** 65)])
gray = [n ^ n >> 1 for n in range(8)]
print(gray, [f"{g:03b}" for g in gray])
state = 1
out = []
for _ in range(6):
    state ^= state << 13 & 0xFFFFFFFFFFFFFFFF
    state ^= state >> 7
    state ^= state << 17 & 0xFFFFFFFFFFFFFFFF
    out.append(state)
print(out)
h = 0xCBF29CE484222325
for byte in b"hash me":
    h = (h ^ byte) * 0x100000001B3 % 2 ** 64
print(hex(h))
