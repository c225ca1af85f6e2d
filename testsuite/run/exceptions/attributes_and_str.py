e = ValueError("a", 2)
print(e.args, str(e), repr(e), str(ValueError()), repr(ValueError()), str(ValueError("one")), repr(ValueError("one")), str(KeyError("k")), str(KeyError()), str(KeyError(1, 2)), e == ValueError("a", 2))
e.extra = "attached"
e.args = ("changed",)
print(e.extra, e, e.__traceback__, e.__cause__, e.__context__, e.__suppress_context__)
e.add_note("a note")
e.add_note("second")
print(e.__notes__)
try:
    e.add_note(5)
except TypeError as t:
    print(t)
o = OSError(2, "missing", "file.txt")
print(o.errno, o.strerror, o.filename, o, repr(o), type(o).__name__, OSError("plain"), OSError(13, "denied").filename, type(OSError(13, "x")).__name__)
print(StopIteration(5).value, SystemExit(3).code, SystemExit().code, AttributeError("m", name="n", obj=1).name, NameError("x", name="y").name, ImportError("i", name="mod").name, UnicodeDecodeError("utf-8", b"ab", 0, 1, "why"))
for bad in (lambda: UnicodeDecodeError("utf-8"), lambda: ValueError(x=1), lambda: KeyError.nothing):
    try:
        bad()
    except (TypeError, AttributeError) as t:
        print(t)
