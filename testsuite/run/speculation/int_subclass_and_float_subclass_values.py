class Inch(int):
    def __add__(self, other):
        return Inch(int(self) + int(other) + 1000)

    def __repr__(self):
        return f"Inch({int(self)})"


class Odd(float):
    def __mul__(self, other):
        return "multiplied"


def total(values):
    result = 0
    for v in values:
        result = v + result
    return result


print(total([1, 2, 3]), total([1, Inch(2), 3]), total([Inch(1), 2]), Inch(5) * 2, type(Inch(5) * 2).__name__)
print(Odd(2.5) * 2, 2 * Odd(2.5), Odd(2.5) + 1, [Odd(1.5)][0] * 3, isinstance(Odd(1), float))
values = [1.5, 2.5]
values[1] = Odd(4.0)
print([v * 2 for v in values], values)
counts = [1, 2]
counts.append(Inch(7))
print(counts, sum(counts), counts[2] + 1, Inch(7) == 7, hash(Inch(7)) == hash(7), {7: "x"}[Inch(7)])
