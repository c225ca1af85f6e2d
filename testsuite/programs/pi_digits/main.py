# args: 1000
"""Digits of pi in three ways with big integers: a spigot, Machin's formula and the Gauss-Legendre iteration."""

import math
import sys


def spigot():
    """Yields one decimal digit after another (after Gibbons)."""
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < m * t:
            yield m
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2


def arctan_inverse(x, unity):
    """arctan(1/x) scaled by `unity`."""
    power = unity // x
    total = power
    square = x * x
    sign = -1
    divisor = 3
    while power:
        power //= square
        total += sign * (power // divisor)
        sign = -sign
        divisor += 2
    return total


def machin(digits):
    guard = 10
    unity = 10 ** (digits + guard)
    pi = 4 * (4 * arctan_inverse(5, unity) - arctan_inverse(239, unity))
    return pi // 10 ** guard


def square_root(value):
    """Integer square root by Newton's method."""
    if value < 0:
        raise ValueError("square root of a negative number")
    if value == 0:
        return 0
    guess = 1 << (value.bit_length() + 1) // 2
    while True:
        better = (guess + value // guess) // 2
        if better >= guess:
            return guess
        guess = better


def gauss_legendre(digits):
    bits = digits * 3322 // 1000 + 64
    one = 1 << bits
    a, b, t, p = one, square_root((one * one) >> 1), one >> 2, 1
    while abs(a - b) > 8:
        middle = (a + b) >> 1
        b = square_root(a * b)
        t -= p * (a - middle) * (a - middle) >> bits
        a = middle
        p *= 2
    pi = ((a + b) * (a + b)) // (4 * t)
    return pi * 10 ** digits >> bits


def layout(text, width=50, group=10):
    whole, rest = text[0], text[1:]
    for start in range(0, len(rest), width):
        line = rest[start:start + width]
        groups = [line[i:i + group] for i in range(0, len(line), group)]
        prefix = whole + "." if start == 0 else "  "
        yield f"{prefix} {' '.join(groups)} : {start + len(line)}"


def statistics(text):
    counts = [0] * 10
    for ch in text:
        counts[int(ch)] += 1
    runs = longest = 1
    at = 0
    for i in range(1, len(text)):
        runs = runs + 1 if text[i] == text[i - 1] else 1
        if runs > longest:
            longest, at = runs, i - runs + 1
    return counts, longest, at


def main():
    digits = int(sys.argv[1])
    source = spigot()
    by_spigot = "".join(str(next(source)) for _ in range(digits))
    by_machin = str(machin(digits))[:digits]
    by_gauss = str(gauss_legendre(digits))[:digits]
    print("all agree:", by_spigot == by_machin == by_gauss)
    for line in layout(by_machin):
        print(line)
    counts, longest, at = statistics(by_machin)
    print("counts:", counts, "longest run:", longest, repr(by_machin[at:at + longest]), "at", at)

    value = machin(60)
    print(hex(value), value.bit_length(), value % 97, value & 0xFFFFFFFF, -value >> 100, value << 3)
    print(divmod(value, 10 ** 30), divmod(-value, 10 ** 30), pow(value, 3, 1_000_003))
    print(float(value) / 1e60, abs(float(value) / 1e60 - math.pi) < 1e-15, math.isqrt(value) == square_root(value))
    print(int(str(value)[::-1]), value == int(hex(value), 16), math.gcd(value, 2 ** 40 * 3 ** 20))
    factorial = 1
    for n in range(1, 61):
        factorial *= n
    print(factorial, factorial == math.factorial(60), str(factorial).rstrip("0")[-5:])
    e = sum(10 ** 80 // math.factorial(n) for n in range(60))
    print(f"{e // 10 ** 80}.{e % 10 ** 80:080d}"[:70])
    try:
        square_root(-value)
    except ValueError as problem:
        print(problem)


if __name__ == "__main__":
    main()
