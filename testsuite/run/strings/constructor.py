print(str(), str(5), str("x"), str(1.5), str(None), str([1, "a"]), str(b"x"), str(object=3), str(b"caf\xc3\xa9", "utf-8"), str(b"\xff", errors="replace"), str(True), str(int), str(...), str(NotImplemented))


class Named:
    def __str__(self):
        return "named"

    def __repr__(self):
        return "Named()"


class OnlyRepr:
    def __repr__(self):
        return "OnlyRepr()"


class Bad:
    def __str__(self):
        return 5


print(str(Named()), repr(Named()), [Named()], f"{Named()} {Named()!r}", str(OnlyRepr()), "%s %r" % (Named(), Named()), "{}".format(OnlyRepr()))
for attempt in (lambda: str(Bad()), lambda: print(Bad()), lambda: f"{Bad()}", lambda: str(5, "utf-8"), lambda: str(b"\xff", "utf-8")):
    try:
        attempt()
    except (TypeError, UnicodeDecodeError) as e:
        print(type(e).__name__, e)
