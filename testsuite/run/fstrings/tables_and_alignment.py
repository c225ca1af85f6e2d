rows = [("apple", 3, 0.5), ("watermelon", 12, 2.25), ("fig", 100, 0.125), ("日本", 7, 1e6)]
for name, count, price in rows:
    print(f"|{name:<12}|{count:>6d}|{price:>12,.2f}|{count * price:^14.1f}|{count / 122:7.2%}|")
print(f"+{'-' * 12}+{'':->6}+{'':=^12}+")
for n in (0, 1, -1, 255, -255, 10 ** 12):
    print(f"{n:>15,} {n:<+8} {n:#010x} {n:b} {n:_} {n:e} {n:^7}|")
for f in (0.0, -1.5, 1234.5678, 1e-9, 1e20):
    print(f"{f:10.3f}|{f:<10.2e}|{f:^+12.4g}|{f:010.1f}|{f!r:>12}")
