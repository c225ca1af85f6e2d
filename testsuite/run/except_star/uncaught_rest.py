# The traceback of what nobody handled, with what clauses raised beside it.
def work():
    raise ExceptionGroup(
        "several",
        [ValueError("v"), ExceptionGroup("inner", [TypeError("t"), OSError("o")])],
    )


def middle():
    try:
        work()
    except* ValueError:
        raise KeyError("from the clause")
    except* OSError as g:
        g.add_note("a note\nof two lines")
        raise


middle()
