a = [1, [2, 3]]
b = a
c = a[:]
d = list(a)
b[0] = "b"
c[1].append(4)
d[0] = "d"
print(a, b, c, d, a is b, a is c, a[1] is d[1])
matrix = [[0] * 2] * 2
matrix[0][0] = 1
print(matrix)
matrix = [[0] * 2 for _ in range(2)]
matrix[0][0] = 1
print(matrix)


def modify(items):
    items.append("changed")
    items = ["rebound"]
    return items


x = []
print(modify(x), x)
y = x
x = x + [1]
print(x, y)
y += [2]
print(x, y)
