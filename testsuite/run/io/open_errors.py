for path, mode in (("missing.txt", "r"), ("no/such/dir/file", "w"), (".", "r"), ("x", "q"), ("x", "rw"), ("x", ""), ("bad\0name", "r")):
    try:
        open(path, mode)
    except (OSError, ValueError) as e:
        print(type(e).__name__, e)
        if isinstance(e, OSError):
            print("  ", e.errno, e.strerror, e.filename)
with open("f.txt", "w") as f:
    f.write("abc")
    try:
        f.read()
    except OSError as e:
        print(type(e).__name__, e)
try:
    f.write("closed")
except ValueError as e:
    print(e)
try:
    f.read()
except ValueError as e:
    print(e)
with open("f.txt") as f:
    try:
        f.write("x")
    except OSError as e:
        print(type(e).__name__, e)
try:
    open("f.txt", "x")
except FileExistsError as e:
    print(e)
for bad in (lambda: open(), lambda: open(None), lambda: open("f.txt", 5), lambda: open(1.5)):
    try:
        bad()
    except TypeError as e:
        print(e)
