def up(n, acc):
    if n == 0:
        return acc
    return down(n - 1, acc * 2)


def down(n, acc):
    if n == 0:
        return acc
    if n == 7:
        acc = float(acc)
    return up(n - 1, acc + 1)


for n in (0, 1, 5, 6, 7, 8, 9, 20):
    print(n, up(n, 1), down(n, 1), up(n, 0.5), up(n, 2 ** 60))
print(up(1, "ab"), up(1, [1]))
try:
    up(4, "ab")
except TypeError as e:
    print(e)


def tree(n):
    return n if n < 2 else [tree(n - 1), tree(n - 2)]


def weigh(t):
    if isinstance(t, list):
        left, right = t
        return weigh(left) + weigh(right)
    return t + 0.5 if t else 0


print(tree(5), weigh(tree(12)), weigh(3), weigh([1, [0, 2 ** 62]]))
