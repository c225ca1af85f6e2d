log = []


def scale(x, k):
    log.append(("scale", x))
    return x * k


def shifted(x, k):
    try:
        log.append(("shift", x))
        y = scale(x, k) + 1
    except TypeError as e:
        log.append(("type error", str(e)))
        return -1
    else:
        log.append(("else", y))
    finally:
        log.append(("finally", x))
    return y


def drive(values, k):
    total = 0
    for i, v in enumerate(values):
        log.append(("iteration", i))
        total = total + shifted(v, k)
    return total


for values, k in (([1, 2], 3), ([1, 2 ** 61, 2], 4), ([1.5, 2], 2), ([1, None, 2], 3), ([2 ** 62, -(2 ** 62)], 2 ** 62)):
    log.clear()
    print(drive(values, k), len(log))
    for entry in log:
        print("  ", *entry)
