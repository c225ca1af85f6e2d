"""The parts of `sys` whose types are fixed."""

maxsize: int


def getrecursionlimit() -> int: ...
def intern(text: object, /) -> Likely[str]: ...
