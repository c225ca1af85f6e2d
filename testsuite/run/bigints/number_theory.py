def fib(n):
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if bit == "1":
            a, b = b, a + b
    return a


def miller_rabin(n):
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


print(fib(10), fib(100), fib(1000))
print([p for p in (61, 89, 107, 127) if miller_rabin(2 ** p - 1)], miller_rabin(2 ** 101 - 1))
print(pow(3, 10 ** 30, 10 ** 20 + 39), pow(2, -1, 10 ** 18 + 9), (10 ** 18 + 9) * 2 % (2 ** 64))
p, q = 2 ** 61 - 1, 2 ** 89 - 1
e = 65537
d = pow(e, -1, (p - 1) * (q - 1))
message = int.from_bytes(b"secret", "big")
cipher = pow(message, e, p * q)
print(cipher, pow(cipher, d, p * q).to_bytes(6, "big"))
