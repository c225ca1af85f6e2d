def build(n):
    if n == 0:
        return 1
    below = build(n - 1)
    if n == 5:
        return float(below)
    if n == 8:
        return str(below)
    if n == 10:
        return [below]
    return below + below


for depth in range(11):
    result = build(depth)
    print(depth, type(result).__name__, result)
try:
    print(build(12))
except TypeError as e:
    print(e)


def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))


print(ack(2, 3), ack(2, 2.0), ack(1, True))
