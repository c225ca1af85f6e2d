"""Matrix product on lists of lists of floats, written as three plain loops."""


def make_matrix(rows, columns, seed):
    matrix = []
    for i in range(rows):
        row = []
        for j in range(columns):
            seed = (seed * 1103515245 + 12345) % 2147483648
            row.append(seed / 2147483648.0 - 0.5)
        matrix.append(row)
    return matrix, seed


def multiply(a, b):
    rows = len(a)
    inner = len(b)
    columns = len(b[0])
    product = [[0.0] * columns for _ in range(rows)]
    for i in range(rows):
        left = a[i]
        out = product[i]
        for k in range(inner):
            factor = left[k]
            right = b[k]
            for j in range(columns):
                out[j] += factor * right[j]
    return product


def main():
    size = 220
    a, seed = make_matrix(size, size, 42)
    b, seed = make_matrix(size, size, seed)
    c = multiply(multiply(a, b), a)
    trace = 0.0
    for i in range(size):
        trace += c[i][i]
    print(f"trace {trace:.9f} corner {c[0][size - 1]:.9f}")


if __name__ == "__main__":
    main()
