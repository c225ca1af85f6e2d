# The tree of a group of groups, with tracebacks, notes, causes and many members.
def fails(kind, text):
    try:
        raise kind(text)
    except kind as e:
        return e


def caused():
    try:
        try:
            raise KeyError("first")
        except KeyError as e:
            raise RuntimeError("second") from e
    except RuntimeError as e:
        return e


def main():
    inner = ExceptionGroup("inner", [fails(ValueError, "a"), caused()])
    inner.add_note("inner note")
    many = ExceptionGroup("many", [ValueError(i) for i in range(18)])
    deep = ExceptionGroup("deep", [ValueError("bottom")])
    for level in range(12):
        deep = ExceptionGroup(f"level {level}", [deep, TypeError(level)])
    top = ExceptionGroup("top", [inner, many, deep, BaseException("base")] if False else [inner, many, deep])
    try:
        raise inner
    except ExceptionGroup:
        raise top


main()
