def pick(flag, a, b):
    value = a if flag else b
    return value + value


print(pick(True, 1, 2.5), pick(False, 1, 2.5), pick(True, "a", 1), pick(False, "a", 2 ** 62), pick(1, [0], 0), pick(0.0, None, True))


def clamp(x, low, high):
    return low if x < low else high if x > high else x


for x in (-5, 0.5, 3, 10, 2 ** 70, float("nan")):
    print(x, clamp(x, 0, 5), clamp(x, -1.5, 2.5))


def first_true(*values):
    result = None
    for v in values:
        result = result or v
    return result


print(first_true(0, 0.0, "", [], 7), first_true(0, 1.5, 2), first_true(None, 0, ""), first_true())
