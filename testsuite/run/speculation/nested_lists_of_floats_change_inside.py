def row_sums(matrix):
    sums = []
    for row in matrix:
        total = 0.0
        for v in row:
            total += v
        sums.append(total)
    return sums


matrix = [[float(i * j) for j in range(4)] for i in range(4)]
print(row_sums(matrix))
matrix[2][1] = 10 ** 20
matrix[1][3] = True
print(row_sums(matrix))
matrix[3] = (1, 2, 3)
matrix[0] = []
print(row_sums(matrix))
matrix[1] = range(5)
print(row_sums(matrix))
matrix[2] = "abc"
try:
    row_sums(matrix)
except TypeError as e:
    print(e)
matrix[2] = 5
row_sums(matrix)
