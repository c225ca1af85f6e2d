values = [0.1 + 0.2, 0.3, 1.0, 1, True, 2 ** 53, 2.0 ** 53, -0.0, 0, float("inf"), -1.5]
for a in values:
    print(a, ["<" if a < b else "=" if a == b else ">" for b in values])
print(sorted(values), min(values), max(values))
print(1.0 == 1, 0.1 + 0.2 == 0.3, abs(0.1 + 0.2 - 0.3) < 1e-9, 1.0 == "1.0", 1.5 != None, 0.5 in [0.5], 2 in (2.0,))
for pair in ((1.0, "a"), (1.0, None), ([], 1.0)):
    try:
        print(pair[0] < pair[1])
    except TypeError as e:
        print(e)
