def probe(value, counts):
    result = []
    for count in counts:
        try:
            result.append(value >> count)
        except (ValueError, OverflowError) as e:
            result.append(f"{type(e).__name__}: {e}")
    return result


counts = [0, 1, 31, 62, 63, 64, 65, 128, 10 ** 6, 2 ** 70, -1, -64]
for value in (0, 1, -1, 7, -7, 2 ** 62, -(2 ** 62), 2 ** 63 - 1, -(2 ** 63), 2 ** 100, -(2 ** 100)):
    print(value, probe(value, counts))


def left(value, count):
    try:
        return value << count
    except (ValueError, OverflowError, MemoryError) as e:
        return f"{type(e).__name__}: {e}"


print(left(1, -1), left(0, -5), left(0, 2 ** 70), left(0, 10 ** 6), left(5, True))
