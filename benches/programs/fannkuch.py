"""Pancake flips over all permutations: list indexing, slicing and in-place rotation."""


def flips_needed(permutation):
    work = permutation[:]
    flips = 0
    first = work[0]
    while first:
        low = 0
        high = first
        while low < high:
            work[low], work[high] = work[high], work[low]
            low += 1
            high -= 1
        flips += 1
        first = work[0]
    return flips


def fannkuch(size):
    permutation = list(range(size))
    counters = [0] * size
    most = 0
    checksum = 0
    sign = 1
    while True:
        flips = flips_needed(permutation)
        if flips > most:
            most = flips
        checksum += sign * flips
        sign = -sign
        level = 1
        while level < size:
            first = permutation[0]
            for i in range(level):
                permutation[i] = permutation[i + 1]
            permutation[level] = first
            counters[level] += 1
            if counters[level] <= level:
                break
            counters[level] = 0
            level += 1
        if level == size:
            return checksum, most


def main():
    for size in (7, 8, 9, 9, 9):
        checksum, most = fannkuch(size)
        print(f"{checksum}\nflips({size}) = {most}")


if __name__ == "__main__":
    main()
