def shifted(value, count):
    out = []
    for n in range(count):
        value = value << 1
        if n % 8 == 7 or 58 <= n <= 66:
            out.append(value)
    return out


print(shifted(1, 72))
print(shifted(-1, 72))
print(shifted(5, 70))
for n in (0, 1, 61, 62, 63, 64, 65, 127, 128):
    print(n, 1 << n, -1 << n, 3 << n, 0 << n)
