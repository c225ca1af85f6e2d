def read(lines):
    for line in lines:
        yield line.strip()


def non_empty(lines):
    return (line for line in lines if line)


def parse(lines):
    for number, line in enumerate(lines, 1):
        try:
            yield number, int(line)
        except ValueError as e:
            yield number, str(e)


def running_total(pairs):
    total = 0
    for number, value in pairs:
        if isinstance(value, int):
            total += value
        yield number, value, total


for row in running_total(parse(non_empty(read(["1\n", "\n", " 22 ", "x", "333"])))):
    print(row)


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


p = primes()
print([next(p) for _ in range(10)], next(x for x in p if x > 50))


def windowed(it, n):
    window = []
    for x in it:
        window.append(x)
        if len(window) == n:
            yield tuple(window)
            del window[0]


print(list(windowed(range(5), 3)), list(windowed("ab", 3)))
