def square_up(values, rounds):
    for _ in range(rounds):
        for i in range(len(values)):
            values[i] = values[i] * values[i] + 1
    return values


print(square_up([1, 2, 3], 2))
print(square_up([1, 2, 3], 5))
print(square_up([0, 1], 7))
numbers = list(range(10))
for i in range(10):
    numbers[i] += 2 ** 62 if i == 6 else 0
    numbers[i] += 2 ** 62 if i == 6 else 0
print(numbers, sum(numbers), max(numbers))
numbers.sort()
print(numbers[-1] == 2 ** 63 + 6, numbers.index(2 ** 63 + 6))
