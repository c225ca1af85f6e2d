def mix(a, b):
    return a + b, a - b, a * b, a < b, a == b


values = [True, False, 0, 1, 2, 1.0, 0.0, -1.5, 2 ** 62, 2.0 ** 62]
for a in values:
    for b in (True, 3, 0.5):
        print(a, b, mix(a, b), [type(r).__name__ for r in mix(a, b)][:3])
print(True + 1, True + True, True + 1.5, sum([True, True, False]), True * "ab", [0] * True, -True, +True)
print(True & 3, True | False, 1 ^ True, True << 3, type(True & True).__name__, type(True & 1).__name__)
print(True / 2, True // 2, True % 2, True ** 2, divmod(True, 2), round(True), abs(True), int(True), float(True))
print(["a", "b"][True], "xyz"[False], range(5)[True], [1, 2, 3][-True])
