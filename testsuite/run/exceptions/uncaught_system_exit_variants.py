import sys


def attempt(code):
    try:
        sys.exit(code)
    except SystemExit as e:
        print(repr(e), e.code)


for code in (None, 0, 3, "message", True, (1, 2)):
    attempt(code)
try:
    sys.exit(5)
finally:
    print("finally still runs")
