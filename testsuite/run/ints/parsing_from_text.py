for text in ("0", "-0", "+12", "  34\n", "1_000", "0x1f", "ff", "1e3", "", " ", "1__0", "_1", "12a", "-", "٣", "९९", "1 2", "9" * 30):
    try:
        print(repr(text), int(text))
    except ValueError as e:
        print(type(e).__name__, e)
for text, base in (("ff", 16), ("0xff", 16), ("0b101", 2), ("101", 2), ("z", 36), ("0o17", 0), ("0x1F", 0), ("12", 0), ("012", 0), ("8", 8), ("g", 16), ("1", 37), ("1", 1)):
    try:
        print(repr(text), base, int(text, base))
    except ValueError as e:
        print(type(e).__name__, e)
for value in (None, [], "1.5", b"12", 3.7, True):
    try:
        print(int(value))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(int(), int("10", base=2))
try:
    int(5, 2)
except TypeError as e:
    print(e)
