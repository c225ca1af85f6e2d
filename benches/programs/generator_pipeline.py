"""Chained generators, a recursive generator and generator expressions."""


def numbers(limit):
    state = 7
    for _ in range(limit):
        state = (state * 16807) % 2147483647
        yield state


def keep_odd(source):
    for value in source:
        if value & 1:
            yield value


def windows(source, size):
    window = []
    for value in source:
        window.append(value % 1000)
        if len(window) == size:
            yield sum(window)
            window.pop(0)


def in_order(low, high):
    if low >= high:
        return
    middle = (low + high) // 2
    yield from in_order(low, middle)
    yield middle
    yield from in_order(middle + 1, high)


def main():
    total = 0
    for value in windows(keep_odd(numbers(4_000_000)), 4):
        total += value
    print(total)
    print(sum(n * n % 10 for n in in_order(0, 400_000)))
    print(sum(x * y for x in range(2000) for y in range(x) if (x ^ y) & 7 == 0))


if __name__ == "__main__":
    main()
