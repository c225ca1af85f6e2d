"""Where a set's pop continues is kept by the set, whatever becomes of its table."""


def drain(s):
    out = []
    while s:
        out.append(s.pop())
    return out


# After clear().
s = set(range(20))
print([s.pop() for _ in range(5)])
s.clear()
s.update(range(8))
print(s, drain(s))

# After clear() of a table that had grown.
s = set(range(1000))
print([s.pop() for _ in range(700)][-1])
s.clear()
s.update(range(50))
print(drain(s))

# In-place intersection exchanges tables, not the place of the next pop.
s = set(range(40))
print([s.pop() for _ in range(11)])
s &= set(range(15, 30))
print(drain(s))

s = set(range(40))
print([s.pop() for _ in range(7)])
s.intersection_update([20, 3, 9, 30, 8, 12])
print(drain(s))

# Other in-place operations.
s = set(range(16))
print([s.pop() for _ in range(6)])
s -= {8, 9}
s |= {1, 2, 3}
s ^= {3, 4, 15}
print(drain(s))

# Growth and shrinking keep the place as well.
s = set(range(6))
print(s.pop(), s.pop(), s.pop())
s.update(range(100, 164))
print(s.pop(), s.pop(), len(s))
s.difference_update(range(100, 160))
print(drain(s))

# A copy begins anew.
s = set(range(12))
print(s.pop(), s.pop(), s.pop())
print(drain(s.copy()), drain(set(s)), drain(s | set()), drain(s))

# An empty set has nothing to pop, and the place survives the error.
s = {1, 2, 3}
drain(s)
try:
    s.pop()
except KeyError as e:
    print(type(e).__name__, e)
s.update((0, 1, 2, 3, 4, 5))
print(drain(s))

# Queue-like use.
s = set()
seen = []
for i in range(200):
    s.add(i * 7 % 64)
    s.add(i * 5 % 96)
    seen.append(s.pop())
    if i % 50 == 49:
        s.clear()
print(seen)
