words = "the quick brown fox jumps over the lazy dog".split()
print({w: len(w) for w in words})
print({len(w): w for w in words}, {w[0]: i for i, w in enumerate(words) if i % 2})
groups = {}
for w in words:
    groups.setdefault(len(w), []).append(w)
print(groups, {k: v for k, v in sorted(groups.items(), reverse=True)})
inverse = {v: k for k, v in {"a": 1, "b": 2}.items()}
nested = {i: {j: i * j for j in range(3)} for i in range(3)}
print(inverse, nested, nested[2][2], max(groups, key=lambda k: len(groups[k])))
counts = {}
for ch in "mississippi":
    counts[ch] = counts.get(ch, 0) + 1
print(counts, sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])), sum(counts.values()))
print(list(zip(counts, counts.values())), dict(sorted(counts.items())), [k for k, v in counts.items() if v == 4])
