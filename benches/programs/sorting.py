"""A hand-written quicksort, an insertion sort and the built-in sort with a key."""


def make_values(count):
    values = []
    state = 2463534242
    for _ in range(count):
        state ^= state << 13 & 0xFFFFFFFF
        state ^= state >> 17
        state ^= state << 5 & 0xFFFFFFFF
        values.append(state % 1_000_000)
    return values


def quicksort(values, low, high):
    while low < high:
        pivot = values[(low + high) // 2]
        i = low
        j = high
        while i <= j:
            while values[i] < pivot:
                i += 1
            while values[j] > pivot:
                j -= 1
            if i <= j:
                values[i], values[j] = values[j], values[i]
                i += 1
                j -= 1
        if j - low < high - i:
            quicksort(values, low, j)
            low = i
        else:
            quicksort(values, i, high)
            high = j


def insertion_sort(values):
    for i in range(1, len(values)):
        value = values[i]
        j = i - 1
        while j >= 0 and values[j] > value:
            values[j + 1] = values[j]
            j -= 1
        values[j + 1] = value


def main():
    values = make_values(300_000)
    by_hand = values[:]
    quicksort(by_hand, 0, len(by_hand) - 1)
    print(by_hand == sorted(values), by_hand[0], by_hand[-1])
    short = values[:2500]
    insertion_sort(short)
    print(short == sorted(values[:2500]))
    by_digits = sorted(values, key=lambda v: (v % 1000, -v))
    print(by_digits[:3], by_digits[-3:])
    print(sum(i * v for i, v in enumerate(by_hand)) % 1_000_000_007)


if __name__ == "__main__":
    main()
