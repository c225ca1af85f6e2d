print([x * y for x in range(4) for y in range(x) if (x + y) % 2], [[j for j in range(i)] for i in range(4)], [a + b for a in "ab" for b in "xy"])
print([x if x % 2 else -x for x in range(6) if x != 3 if x > 0], {x % 3: x for x in range(7)}, {(a, b) for a in (1, 2) for b in (1, 2) if a != b} == {(1, 2), (2, 1)})
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [x for row in matrix for x in row if x % 2 == 0], [sum(row) for row in matrix], {i: [v for v in row] for i, row in enumerate(matrix)})
print([(lambda n: n + x)(10) for x in range(3)], [f"{x:02}" for x in range(3)], [y := x * 2 for x in range(3)], y, [last := v for v in [] or [9]], last)
print([x for x in "abc" for _ in range(2)], [(i, c) for i, c in enumerate("ab")], [a for a, *b in [(1, 2, 3), (4,)]], [k + v for k, v in {"a": "b"}.items()])
print(sum(x * x for x in range(5)), list(x for x in range(3)), tuple(c for c in "ab"), sorted((x for x in (3, 1)), reverse=True), max((abs(x), x) for x in (-3, 2)), dict((k, 1) for k in "ab"), any(x > 2 for x in range(4)), all(x for x in []), "".join(c.upper() for c in "abc"))
