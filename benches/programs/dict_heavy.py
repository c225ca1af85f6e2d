"""Dicts with int, str and tuple keys: insert, look up, update, delete, iterate."""


def walk(steps):
    visits = {}
    x = y = 0
    state = 12345
    for _ in range(steps):
        state = (state * 1103515245 + 12345) % 2147483648
        direction = state >> 16 & 3
        if direction == 0:
            x += 1
        elif direction == 1:
            x -= 1
        elif direction == 2:
            y += 1
        else:
            y -= 1
        visits[x, y] = visits.get((x, y), 0) + 1
    return visits


def collatz_lengths(limit):
    known = {1: 1}
    longest = 1
    for start in range(2, limit):
        n = start
        path = []
        while n not in known:
            path.append(n)
            n = n // 2 if n % 2 == 0 else 3 * n + 1
        length = known[n]
        for value in reversed(path):
            length += 1
            known[value] = length
        if known[start] > known[longest]:
            longest = start
    return longest, known


def rename(known):
    by_name = {}
    for number, length in known.items():
        by_name.setdefault(f"len{length}", []).append(number)
    for name in list(by_name):
        if len(by_name[name]) % 2:
            del by_name[name]
    return by_name


def main():
    visits = walk(1_000_000)
    print(len(visits), max(visits.values()), sum(visits.values()))
    longest, known = collatz_lengths(250_000)
    print(longest, known[longest], len(known))
    by_name = rename(known)
    print(len(by_name), sum(len(numbers) for numbers in by_name.values()))


if __name__ == "__main__":
    main()
