def rep(seq, n):
    try:
        result = seq * n
        return result if len(result) < 20 else len(result)
    except (TypeError, MemoryError, OverflowError) as e:
        return f"{type(e).__name__}: {e}"


for seq in ([0.5], [1], ["x"], (1, 2), "ab", b"z", []):
    print([rep(seq, n) for n in (-1, 0, 1, 3, True, 40)], rep(seq, 1.0), rep(seq, "a"))
print(rep([1, 2], 2 ** 62), rep("ab", 2 ** 62), rep("", 2 ** 62), rep([], 2 ** 70), rep((1,), 2 ** 63))
print(3 * [1.5], 2 * "ab", -1 * (1,))
