for text in ("1", "1.", ".5", "-1.5e3", "+2E-3", " 3.5 \n", "1_0.5", "inf", "-Infinity", "nan", "NaN", "iNf", "1e400", "1e-400", "0x1p3", "", ".", "1e", "abc", "1.2.3", "--1", "1,5", "infinit", "-0"):
    try:
        print(repr(text), float(text))
    except ValueError as e:
        print(type(e).__name__, e)
for value in (None, [], "x", 1, True, 10 ** 20):
    try:
        print(float(value))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(float(), float("123456789.123456789123456789"), float("0.1e1"), float("9" * 400))
