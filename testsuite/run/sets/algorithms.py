def primes(limit):
    candidates = set(range(2, limit))
    for n in range(2, limit):
        if n in candidates:
            candidates -= set(range(n * n, limit, n))
    return sorted(candidates)


print(primes(50))
graph = {"a": {"b", "c"}, "b": {"d"}, "c": {"d", "e"}, "d": set(), "e": {"a"}}


def reachable(start):
    seen, todo = set(), [start]
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            todo.extend(sorted(graph[node] - seen))
    return seen


for node in sorted(graph):
    print(node, sorted(reachable(node)), len(reachable(node)))
words = ["listen", "silent", "enlist", "google", "elgoog", "abc"]
groups = {}
for w in words:
    groups.setdefault(frozenset(w), set()).add(w)
print(sorted(sorted(g) for g in groups.values()))
power = [set()]
for x in [1, 2, 3]:
    power += [s | {x} for s in power]
print(power, len({frozenset(s) for s in power}))
dedup = list(dict.fromkeys([3, 1, 3, 2, 1]))
print(dedup, len(set(dedup)), max({5, 2, 9}), sum({1, 2, 3}), any({0}), all(set()))
