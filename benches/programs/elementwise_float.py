"""One loop over three float lists: the shape that should become vector instructions."""


def blend(out, a, b, scale):
    for i in range(len(out)):
        out[i] = a[i] * scale + b[i] * 0.001


def main():
    size = 100_000
    a = [i * 0.5 for i in range(size)]
    b = [float(size - i) for i in range(size)]
    out = [0.0] * size
    for step in range(200):
        blend(out, a, b, 0.999 - step * 0.00001)
        a, out = out, a
    total = 0.0
    for value in a:
        total += value
    print(f"{total:.6f}")


if __name__ == "__main__":
    main()
