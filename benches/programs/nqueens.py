"""Number of ways to place queens that do not attack each other: recursion with flag lists."""


def place(row, size, columns, rising, falling):
    if row == size:
        return 1
    ways = 0
    for column in range(size):
        if columns[column] or rising[row + column] or falling[row - column + size - 1]:
            continue
        columns[column] = rising[row + column] = falling[row - column + size - 1] = True
        ways += place(row + 1, size, columns, rising, falling)
        columns[column] = rising[row + column] = falling[row - column + size - 1] = False
    return ways


def main():
    for size in range(4, 13):
        ways = place(0, size, [False] * size, [False] * (2 * size - 1), [False] * (2 * size - 1))
        print(size, ways)


if __name__ == "__main__":
    main()
