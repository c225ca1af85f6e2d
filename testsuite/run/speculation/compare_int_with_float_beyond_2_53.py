def compare(a, b):
    return [a < b, a <= b, a == b, a != b, a > b, a >= b]


for n in (2 ** 53, 2 ** 53 + 1, 2 ** 62 + 1, 2 ** 63, 2 ** 63 - 1, -(2 ** 53) - 1, 2 ** 100 + 1, 10 ** 400, -(10 ** 400)):
    for f in (float(2 ** 53), float(2 ** 62), float(2 ** 63), float(2 ** 100), float("inf"), float("-inf"), float("nan")):
        print(n if abs(n) < 10 ** 40 else "huge", f, *("T" if c else "F" for c in compare(n, f)), *("T" if c else "F" for c in compare(f, n)))
print(9007199254740993 == 9007199254740992.0, 9007199254740993 > 9007199254740992.0)
print({2 ** 53: "a"}.get(float(2 ** 53)), {2 ** 53 + 1: "a"}.get(float(2 ** 53)))
