def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x = y
        y = (x + n // x) // 2
    return x


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def is_prime(n):
    if n < 2:
        return False
    d = 2
    while d * d <= n:
        if n % d == 0:
            return False
        d += 1
    return True


print([isqrt(n) for n in (0, 1, 2, 3, 4, 15, 16, 17, 10 ** 12, 10 ** 30, 2 ** 64 - 1)])
print([gcd(a, b) for a, b in [(12, 18), (-12, 18), (12, -18), (0, 5), (5, 0), (2 ** 80, 6 ** 40)]])
print([n for n in range(60) if is_prime(n)])
