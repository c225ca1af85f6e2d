import math

print(math.gcd(12, 18), math.gcd(), math.gcd(0, 5), math.gcd(-12, 18, 27), math.lcm(4, 6), math.lcm(), math.lcm(2, 3, 0), math.gcd(2 ** 100, 6 ** 50), math.factorial(0), math.factorial(25), math.isqrt(99), math.isqrt(10 ** 40), math.isqrt(0), math.comb(10, 3), math.comb(3, 5), math.perm(5, 2), math.perm(5), math.comb(100, 50))
for bad in (lambda: math.factorial(-1), lambda: math.factorial(2.0), lambda: math.isqrt(-1), lambda: math.gcd(1.5, 2), lambda: math.comb(-1, 2), lambda: math.isqrt("a"), lambda: math.perm(2.5, 1)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print([math.isqrt(n) for n in (2 ** 62, 2 ** 64 - 1, 2 ** 128)], sum(math.comb(20, k) for k in range(21)), [math.floor(x / 10) for x in (-15, 15)])
