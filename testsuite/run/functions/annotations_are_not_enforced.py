def add(a: int, b: "str" = 5, *args: float, flag: bool = False, **kw: dict[str, int]) -> list[int]:
    total: int = a + b
    unset: str
    return total


print(add(1, 2), add("a", "b"), add(1.5), add([1], [2]), add(a=2 ** 70))


class Point:
    x: int
    y: float = 1.5

    def __init__(self, x: int):
        self.x: int = x


p = Point("not an int")
print(p.x, p.y, Point.y, hasattr(Point, "x"))
count: int = "text"
values: list[int] = [1.5, "a"]
print(count, values)


def scale(values: list[float], by: float) -> list[float]:
    return [v * by for v in values]


print(scale([1.0, 2.0], 2.0), scale([1, 2], 3), scale(["a"], 2), scale((True,), 1.5))
try:
    scale("ab", 2.0)
except TypeError as e:
    print(e)
