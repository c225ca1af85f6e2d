# Arguments become attributes: what each built-in exception keeps, and how it shows it.
def show(compute):
    try:
        print(repr(compute()))
    except Exception as error:
        print(type(error).__name__, error)


for error in [
    BlockingIOError(1, "a", 5),
    OSError(2, "x", "f"),
    SyntaxError("m"),
    SyntaxError("m", ("dir/f.py", 3, 2, "text")),
    SyntaxError("m", (None, 3, 2, "text", 3, 4)),
    SyntaxError("m", ("f.py", None, None, None)),
    IndentationError("m", ("f.py", 1, 2, "t")),
    SyntaxError(),
    UnicodeTranslateError("aéb", 1, 2, "why"),
    UnicodeTranslateError("abcd", 1, 3, "why"),
]:
    print(type(error).__name__, error.args, str(error))
    names = ["errno", "filename", "characters_written", "msg", "lineno", "offset", "text", "end_lineno", "end_offset"]
    for name in names + ["object", "start", "end", "reason", "print_file_and_line"]:
        if hasattr(error, name):
            print(" ", name, repr(getattr(error, name)))
show(lambda: SyntaxError("m", (1, 2)))
show(lambda: SyntaxError("m", (1, 2, 3, 4, 5)))
show(lambda: SyntaxError("m", 5))
show(lambda: UnicodeTranslateError("a", 0, 1))
error = SyntaxError("m", ("f", 1, 2, "t"))
error.msg = "changed"
error.lineno = 9
print(error, error.args)
