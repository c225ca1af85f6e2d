def hanoi(n, a, b, c):
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


def flatten(x):
    if not isinstance(x, list):
        return [x]
    return [z for y in x for z in flatten(y)]


def permutations(items):
    if len(items) < 2:
        return [items]
    return [[x] + rest for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])]


def partitions(n, largest=None):
    largest = n if largest is None else largest
    if n == 0:
        return 1
    return sum(partitions(n - k, k) for k in range(1, min(n, largest) + 1))


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


def is_even(n):
    return n == 0 or is_odd(n - 1)


def is_odd(n):
    return n != 0 and is_even(n - 1)


memo = {}


def catalan(n):
    if n not in memo:
        memo[n] = 1 if n == 0 else sum(catalan(i) * catalan(n - 1 - i) for i in range(n))
    return memo[n]


print(hanoi(8, "a", "b", "c"), flatten([1, [2, [3, [4]], 5], []]), permutations([1, 2, 3]), partitions(12), gcd(2 ** 50, 6 ** 30), is_even(50), is_odd(51))
print([catalan(i) for i in range(12)], catalan(40))
