def ordered(values):
    values.sort()
    return values


print(ordered([3, 1, 2]))
print(ordered([3.5, 1, 2]))
print(ordered([2 ** 64, 1, -(2 ** 64), 2 ** 62]))
print(ordered(["b", "a"]))
print(ordered([True, 0, 2, False]))
print(ordered([1.0, 1, True, 0.0, False]))
mixed = [3, 1, "a", 2]
try:
    ordered(mixed)
except TypeError as e:
    print(e, len(mixed))
numbers = [5, 2, 9]
numbers.append(2.5)
numbers.append(10 ** 20)
numbers.sort(reverse=True)
print(numbers)
print(sorted([3, 1, 2], key=lambda v: -v), sorted([1, 2, 3], key=str, reverse=True))
try:
    [3, 2, 1].sort(key=lambda v: 1 // (v - 2))
except ZeroDivisionError as e:
    print(e)
