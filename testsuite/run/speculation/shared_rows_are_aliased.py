rows = [[0.0] * 3] * 3
rows[0][1] = 2.5
print(rows)
rows[1] = [1, 2, 3]
rows[2][0] = "x"
print(rows, rows[0] is rows[2])
copy = [row[:] for row in rows]
copy[0][0] = None
print(rows[0], copy[0])
a = [1, 2, 3]
b = a
b += [4.5]
print(a, a is b)
b = b + [None]
print(a, b, a is b)
a[:] = [0.5, "s"]
print(a, b)
