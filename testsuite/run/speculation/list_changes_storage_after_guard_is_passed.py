def widen(values, i, n):
    if i == n:
        values.append("now mixed")
        values[0] = None


def total(values, n):
    result = 0.0
    count = 0
    for i in range(1, 8):
        widen(values, i, n)
        result += values[i]
        count += 1
    return result, count


print(total([float(i) for i in range(10)], -1))
values = [float(i) for i in range(10)]
print(total(values, 4), values)
values = [float(i) for i in range(8)]
values[7] = 7
print(total(values, 2), values)


def store_all(values, extra):
    for i in range(len(values)):
        values[i] = values[i] + 1
        if i == 2:
            values[4] = extra
    return values


print(store_all([1, 2, 3, 4, 5, 6], 10))
print(store_all([1, 2, 3, 4, 5, 6], 2 ** 63))
print(store_all([1, 2, 3, 4, 5, 6], 0.5))
print(store_all([0.5] * 6, 3))
try:
    print(store_all([1, 2, 3, 4, 5, 6], "x"))
except TypeError as e:
    print(e)
