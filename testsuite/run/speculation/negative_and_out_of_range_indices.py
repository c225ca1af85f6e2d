def get(values, i):
    try:
        return values[i]
    except IndexError as e:
        return str(e)


for values in ([10, 20, 30], [1.5, 2.5, 3.5], ["a", "b", "c"], (1, 2, 3), "xyz", b"pqr", range(5, 8), []):
    print([get(values, i) for i in (-5, -4, -3, -2, -1, 0, 1, 2, 3, 4)])
values = [0.0] * 4
for i in range(-4, 4):
    values[i] = values[i] + i
print(values)
for index in (2 ** 62, -(2 ** 62), 2 ** 63, -(2 ** 63) - 1, 10 ** 30):
    try:
        values[index]
    except IndexError as e:
        print(index, e)
for index in (1.0, "1", None, (1,)):
    try:
        values[index]
    except TypeError as e:
        print(e)
    try:
        values[index] = 0.0
    except TypeError as e:
        print(e)
try:
    values[4] = 1.0
except IndexError as e:
    print(e)
print(values[True], values[False])
