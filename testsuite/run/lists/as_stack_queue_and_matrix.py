stack = []
for token in "3 4 + 2 * 7 -".split():
    if token.isdigit():
        stack.append(int(token))
    else:
        right, left = stack.pop(), stack.pop()
        stack.append({"+": left + right, "-": left - right, "*": left * right}[token])
    print(token, stack)
queue = [0]
seen = []
while queue and len(seen) < 8:
    n = queue.pop(0)
    seen.append(n)
    queue.extend([2 * n + 1, 2 * n + 2])
print(seen, queue)
m = [[1, 2, 3], [4, 5, 6]]
print([list(row) for row in zip(*m)], [sum(row) for row in m], [[m[r][c] * 10 for r in range(2)] for c in range(3)], sum(map(sum, m)))
flat = [x for row in m for x in row]
print(flat, flat[::-1], [flat[i:i + 2] for i in range(0, 6, 2)])
spiral = []
m = [[r * 4 + c for c in range(4)] for r in range(3)]
while m:
    spiral += m.pop(0)
    m = [list(row) for row in zip(*m)][::-1]
print(spiral)
