"""A generator that is suspended when the program ends runs its `finally` while all that it uses is still there."""


def log(*what):
    print(PREFIX, *what)


def numbers():
    try:
        yield 1
        yield 2
    finally:
        log("closed", TABLE["key"])


PREFIX = ">"
TABLE = {"key": "value"}
generator = numbers()
log(next(generator))
log("end")
