a = [1, [2]]
print(list(a) == a, list(a) is a, list(a)[1] is a[1], tuple((1, 2)) is not None, dict({"a": 1}), set([1]), frozenset({1}) == {1}, str([1]), bytes([1, 2]), bool("False"), int("-5"), float(5))
print(list(), tuple(), dict(), set(), str(), bytes(), int(), float(), bool(), frozenset(), list("ab"), tuple("ab"), list({"a": 1}), list({5}), list(range(2)), list(x for x in "z"), tuple([]), object() is not None)
t = (1, 2)
print(tuple(t) is t, str("x") == "x", list((1,)) + [2], [*t, *a], int(True), float(True), str(None), list(zip("ab", range(2))), dict(enumerate("xy")), set("aa"), list(map(int, ["1", "2"])), int("0b11", 0), tuple({1: 2}.items()))
for bad in (lambda: list(5), lambda: tuple(None), lambda: dict([(1,)]), lambda: set(1), lambda: int([]), lambda: float([]), lambda: bytes("a"), lambda: list(1, 2), lambda: bool(1, 2), lambda: object(1), lambda: int("a"), lambda: dict(1)):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
