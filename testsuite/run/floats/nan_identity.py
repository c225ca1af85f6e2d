"""Containers find a NaN by its identity, wherever it has been stored in between."""
nan = float("nan")
other = float("nan")


def through_floats(value):
    total = [1.0, value, 2.0]
    copy = total[:]
    copy.append(value)
    return copy


def count_nans(values):
    n = 0
    for v in values:
        if v != v:
            n += 1
    return n


values = through_floats(nan)
print(nan in values, other in values, values.index(nan), values.count(nan), values.count(other), count_nans(values))
print(values == through_floats(nan), values == through_floats(other), values != through_floats(nan))
print([nan] == [nan], [nan] == [other], (nan,) == (nan,), (nan,) == (other,), {nan} == {nan}, {nan} == {other})
print([float("nan")] == [float("nan")], float("nan") in [float("nan")], nan == nan, nan is nan, nan is other)
table = {nan: "one", other: "two"}
print(len(table), table[nan], table[other], table.get(float("nan")), table[values[1]], table[values[-1]])
print(len({nan, other, nan, values[1]}), len({float("nan") for _ in range(5)}))
values.remove(nan)
print(len(values), values.index(nan))
print(sorted([3.0, 1.0]), min(1.0, nan), max(nan, 1.0), repr(nan), str(other), f"{nan:.2f}", -nan)


class Holder:
    def __init__(self, value):
        self.value = value


holders = [Holder(v) for v in (nan, 1.0, other)]
print([h.value in [nan] for h in holders], [h.value in (other, 2.0) for h in holders])
try:
    [1.0, 2.0].index(nan)
except ValueError as e:
    print(e)
