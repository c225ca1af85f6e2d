words = ["banana", "Apple", "cherry", "apple", "date"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, reverse=True), sorted(words, key=lambda w: (len(w), w)))
pairs = [(1, "b"), (0, "z"), (1, "a"), (0, "y")]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True), sorted(pairs, key=lambda p: p[1]))
a = [5, 3, 9, 1]
print(a.sort(), a, a.sort(reverse=True), a, sorted((3, 1, 2)), sorted("bca"), sorted({3: 1, 1: 2}), sorted([]), sorted([1]))
state = 1
numbers = []
for _ in range(200):
    state = state * 1103515245 + 12345 & 0x7FFFFFFF
    numbers.append(state % 100)
ordered = sorted(numbers)
print(ordered[:10], ordered[-5:], all(x <= y for x, y in zip(ordered, ordered[1:])), sum(ordered) == sum(numbers))
stable = sorted(enumerate(numbers), key=lambda p: p[1] // 10)
print(all(a[1] // 10 < b[1] // 10 or a[0] < b[0] for a, b in zip(stable, stable[1:])))
for attempt in (lambda: sorted([1, "a"]), lambda: sorted([None, None]), lambda: sorted(5), lambda: [2, 1].sort(lambda v: v), lambda: sorted([1], key=5), lambda: sorted([[1], ["a"]]), lambda: sorted([1, 2], reverse="x")):
    try:
        print(attempt())
    except TypeError as e:
        print(e)
