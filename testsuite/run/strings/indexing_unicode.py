s = "aé日😀z"
print(len(s), [s[i] for i in range(len(s))], [s[-i] for i in range(1, 6)], s[::-1], s[1:4], s[3:], s[:-2], s[::2], s[4:1:-1])
print([ord(c) for c in s], [chr(n) for n in (97, 233, 26085, 128512)], s == "a\u00e9\u65e5\U0001f600z", s.encode(), len(s.encode("utf-8")))
for ch in s:
    print(ch, ord(ch), ch.isalpha(), ch.encode("utf-8"), end="; ")
print()
long = s * 1000
print(len(long), long[2502], long[4999], long[-1], long[1234:1240], long.count("😀"), long.find("z日"), long.index("z", 3000))
for attempt in (lambda: s[5], lambda: s[-6], lambda: s["a"], lambda: ord("ab"), lambda: ord(""), lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a")):
    try:
        print(attempt())
    except (IndexError, TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
