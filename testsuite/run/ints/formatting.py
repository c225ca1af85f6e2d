n = 1234567
print(f"{n:d} {n:,} {n:_} {n:x} {n:X} {n:#x} {n:o} {n:#o} {n:b} {n:#b} {n:e} {n:.2f} {n:g} {n:n}")
print(f"[{n:12}] [{n:<12}] [{n:^12}] [{n:>12}] [{n:012}] [{n:*^12}] [{n:=+12}] [{n:+}] [{n: }]")
print(f"[{-n:12}] [{-n:012}] [{-n:0=12}] [{-n:<+12}] [{-n:,}] [{-255:#x}] [{-255:08x}] [{-5:b}]")
print(f"{65:c}{0x2603:c} {True:d} {True} {True:>6} {0:b} {10**20:,} {2**70:x} {2**70:_x}")
print(str(0), repr(-5), bin(10), bin(-10), oct(64), oct(-8), hex(255), hex(-255), hex(2 ** 80), bin(0))
print("%d %i %5d|%-5d|%05d %+d %x %X %o %#x %c %s" % (1, 2, 3, 4, 5, 6, 255, 255, 8, 255, 65, 7))
for spec in ("q", ".2d", "s", "10q", ",x", "c"):
    try:
        print(format(-5, spec))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
