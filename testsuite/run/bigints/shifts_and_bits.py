n = 0x123456789ABCDEF0123456789ABCDEF
for s in (1, 4, 31, 32, 63, 64, 65, 100, 200):
    print(s, hex(n >> s), hex(n << s), hex(-n >> s), (n << s) >> s == n)
print(hex(n & 0xFFFF0000FFFF0000FFFF), hex(n | 1 << 130), hex(n ^ n >> 1), hex(~n), hex(-n & (1 << 128) - 1), hex(-n | 255), hex(-n ^ 2 ** 70))
print(n.bit_length(), n.bit_count(), (n & -n), bin(n)[:20])
