import sys


def f():
    try:
        sys.exit(2)
    except Exception:
        print("not an Exception")
    finally:
        print("cleanup")


try:
    f()
except SystemExit as e:
    print("intercepted", e.code)
    sys.exit(e.code + 1)
