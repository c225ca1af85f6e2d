class Found(Exception):
    def __init__(self, at):
        self.at = at


def search(grid, wanted):
    try:
        for r, row in enumerate(grid):
            for c, v in enumerate(row):
                if v == wanted:
                    raise Found((r, c))
    except Found as f:
        return f.at
    return None


def to_numbers(words):
    total = 0
    bad = 0
    for w in words:
        try:
            total += int(w)
        except ValueError:
            try:
                total += float(w)
            except ValueError:
                bad += 1
                continue
        finally:
            total += 0
    return total, bad


grid = [[r * 10 + c for c in range(10)] for r in range(10)]
print(search(grid, 57), search(grid, 99), search(grid, -1), search([[0.5, None]], None), search([["a"]], "a"))
print(to_numbers("1 2 x 3.5 y 4".split()), to_numbers(["9" * 25, "1e3", "-"]), to_numbers([]))


def drain(it):
    count = 0
    while True:
        try:
            next(it)
        except StopIteration:
            return count
        count += 1


print(drain(iter(range(1000))), drain(iter("abc")), drain(x for x in [1.5]))
hits = misses = 0
table = {i: i * i for i in range(0, 1000, 3)}
for i in range(1000):
    try:
        if table[i] >= 0:
            hits += 1
    except KeyError:
        misses += 1
print(hits, misses)
