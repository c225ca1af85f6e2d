nan = float("nan")


def extremes(values):
    low = high = values[0]
    for v in values:
        if v < low:
            low = v
        if v > high:
            high = v
    return low, high


print(extremes([1.0, nan, 3.0, -2.0]))
print(extremes([nan, 1.0, 2.0]))
print(min([nan, 1.0]), min([1.0, nan]), max(nan, 1), max(1, nan))
print(nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, not nan, bool(nan))
values = [nan, 1.0]
print(nan in values, [nan] == [nan], [float("nan")] == [float("nan")], values.index(nan), values.count(nan))
print((nan,) == (nan,), {nan: 1}[nan], nan is nan)
count = 0
x = 0.0
while not x > 100 and count < 10:
    x = x * 2 + 1 if count < 4 else nan
    count += 1
print(count, x)
print(sum([1.0, nan, 2.0]), nan ** 0, 1.0 ** nan, nan // 1, nan % 1, abs(nan), -nan)
