point = (3, 4)
x, y = point
print(x, y, point[0], len(point), point)
first, *rest = [1, 2, 3, 4]
print(first, rest)
single = (1,)
empty = ()
print(single, empty, point + single)
