import math


def distance(a, b):
    return math.sqrt(sum((x - y) ** 2 for x, y in zip(a, b)))


def bisect(f, low, high):
    while high - low > 1e-12:
        middle = (low + high) / 2
        if f(low) * f(middle) <= 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def dft(signal):
    n = len(signal)
    for k in range(n // 2 + 1):
        real = sum(s * math.cos(2 * math.pi * k * i / n) for i, s in enumerate(signal))
        imag = -sum(s * math.sin(2 * math.pi * k * i / n) for i, s in enumerate(signal))
        yield math.hypot(real, imag)


print(distance((0, 0), (3, 4)), distance([1, 2, 3], [4, 5, 6]))
print(f"{bisect(math.cos, 1, 2):.10f}", f"{bisect(lambda x: x ** 3 - 2, 0, 2):.10f}", f"{bisect(lambda x: math.exp(x) - 5, 0.0, 3):.10f}")
print([f"{v:.6f}" for v in dft([math.sin(2 * math.pi * 3 * i / 16) for i in range(16)])])
mean = sum(range(10)) / 10
print(math.sqrt(sum((x - mean) ** 2 for x in range(10)) / 9), math.floor(math.log10(12345)) + 1, [round(math.degrees(math.atan2(y, x)), 3) for x, y in ((1, 0), (0, 1), (-1, 0), (-1, -1))])
