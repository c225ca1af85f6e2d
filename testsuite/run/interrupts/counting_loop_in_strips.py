# interrupt: after output
def add_up(limit):
    total = 0
    for i in range(limit):
        total ^= i & 3
    return total


def scale(values, rounds):
    for _ in range(rounds):
        for i in range(len(values)):
            values[i] = values[i] * 1.5


print("strips:", [add_up(n) for n in (0, 1, 5, 1048575, 1048576, 1048577, 2097152, 3000001)], flush=True)
try:
    add_up(10**16)
except KeyboardInterrupt:
    print("interrupted")
small = [1.0, 2.0]
scale(small, 3)
print(small)
