point = (1, 2, 3)
print(point[0])
point[0] = 10
