def attempt(f):
    try:
        f()
        print("worked")
    except (MemoryError, OverflowError, ValueError, IndexError) as e:
        print(type(e).__name__, e)


attempt(lambda: [0] * 2 ** 62)
attempt(lambda: [0] * 2 ** 63)
attempt(lambda: (1, 2) * 2 ** 61)
attempt(lambda: "ab" * 2 ** 62)
attempt(lambda: b"ab" * 2 ** 63)
attempt(lambda: bytes(2 ** 63))
attempt(lambda: bytearray(2 ** 62))
attempt(lambda: "x".ljust(2 ** 63))
attempt(lambda: list(range(2 ** 63)))
attempt(lambda: [1].insert(2 ** 80, 5))
attempt(lambda: "a" * -(2 ** 80))
attempt(lambda: [] * 2 ** 80)
attempt(lambda: 1 << 2 ** 64)
attempt(lambda: range(2 ** 100)[2 ** 99])
attempt(lambda: range(2 ** 100)[2 ** 101])
attempt(lambda: [1][2 ** 64])
values = [1]
try:
    values *= 2 ** 62
except MemoryError as e:
    print("MemoryError", e, values)
print("alive", len([0] * 1000))
