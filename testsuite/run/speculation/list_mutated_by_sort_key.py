values = [3, 1, 2]


def key(v):
    seen.append((v, len(values)))
    return v


seen = []
values.sort(key=key)
print(values, seen)
values = [3, 1, 2]


def meddle(v):
    values.append(v)
    return v


try:
    values.sort(key=meddle)
except ValueError as e:
    print(e)
print(values)
