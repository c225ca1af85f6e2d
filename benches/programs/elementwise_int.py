"""Loops over int lists whose values stay in a provable range: masks keep every result small."""


def mix(out, a, b):
    for i in range(len(out)):
        out[i] = ((a[i] & 0xFFFF) * 3 + (b[i] & 0xFFFF)) & 0xFFFF


def checksum(values):
    total = 0
    for value in values:
        total += value & 0xFFFF
    return total


def main():
    size = 100_000
    a = [i % 1009 for i in range(size)]
    b = [i * 7 % 4093 for i in range(size)]
    out = [0] * size
    total = 0
    for _ in range(150):
        mix(out, a, b)
        total += checksum(out)
        a, out = out, a
    print(total)


if __name__ == "__main__":
    main()
