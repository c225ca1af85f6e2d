def f():
    try:
        {}["missing"]
    except KeyError:
        raise LookupError("clean message") from None


f()
