def f(a: (yield), b: int = 1) -> (c := int):
    d: (yield from b) = 1
    return d


e: (await f) = 2
