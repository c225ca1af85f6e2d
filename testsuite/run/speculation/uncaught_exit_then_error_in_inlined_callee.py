def ratio(a, b):
    return a / b


def normalise(values, by):
    out = []
    for v in values:
        out.append(ratio(v, by - v))
    return out


def main():
    print(normalise([1, 2, 3], 10))
    print(normalise([1.5, 2 ** 70], 10))
    print(normalise([1, 2, 3], 3))


main()
