def level5(x):
    return 100 // x


def level4(x):
    y = x - 1
    return level5(y)


def level3(x):
    return (
        1
        + level4(x)
    )


def level2(x):
    return level3(x) + level3(x - 1)


def level1(n):
    total = 0
    for i in range(n, 0, -1):
        total += level2(i)
    return total


print(level1(0))
level1(5)
