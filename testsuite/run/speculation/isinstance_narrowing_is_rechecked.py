class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Number(self.n + (other.n if isinstance(other, Number) else other))

    def __repr__(self):
        return f"Number({self.n})"


def total(values):
    result = 0
    for v in values:
        if isinstance(v, bool):
            result = result + 1000
        elif isinstance(v, int):
            result = result + v
        elif isinstance(v, (float, str)):
            result = result + float(v)
        elif isinstance(v, Number):
            result = v + result
        else:
            result = [result, v]
    return result


print(total([1, 2, 3]))
print(total([True, 1]))
print(total([1, "2.5", 3]))
print(total([1, Number(5), 2]))
print(total([Number(2 ** 62), 2 ** 62]))
print(total([1, None]))
