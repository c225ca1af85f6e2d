class Trimmer:
    def __init__(self, values, at):
        self.values = values
        self.at = at

    def tick(self, i):
        if i == self.at:
            del self.values[3:]


def sum_all(values, trimmer):
    total = 0
    n = len(values)
    for i in range(n):
        trimmer.tick(i)
        total += values[i]
    return total


values = [1, 2, 3, 4, 5, 6]
print(sum_all(values, Trimmer(values, 100)))
try:
    sum_all(values, Trimmer(values, 2))
except IndexError as e:
    print(e, values)
values = [1.5] * 6
try:
    sum_all(values, Trimmer(values, 5))
except IndexError as e:
    print(e, values)


def pairs(values):
    i = 0
    out = []
    while i < len(values) - 1:
        out.append(values[i] + values[i + 1])
        if out[-1] > 8:
            values.pop()
        i += 1
    return out


print(pairs([1, 2, 3, 4, 5, 6, 7]), pairs([1.0, 9.0, 1.0, 1.0]), pairs([]), pairs([5]))
