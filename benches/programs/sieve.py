"""Sieve of Eratosthenes over a list of flags, repeated."""


def count_primes(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    candidate = 2
    while candidate * candidate <= limit:
        if flags[candidate]:
            for multiple in range(candidate * candidate, limit + 1, candidate):
                flags[multiple] = False
        candidate += 1
    count = 0
    total = 0
    for number in range(limit + 1):
        if flags[number]:
            count += 1
            total += number
    return count, total


def main():
    for limit in (1_000_000, 3_000_000, 8_000_000):
        count, total = count_primes(limit)
        print(f"{limit}: {count} primes, sum {total}")


if __name__ == "__main__":
    main()
