def attempt(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)


def raise_class():
    raise ValueError


def raise_instance():
    raise ValueError("x")


def raise_from():
    raise ValueError("x") from KeyError("cause")


def raise_from_class():
    raise ValueError from KeyError


def raise_from_none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("hidden") from None


def raise_in_handler():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("visible")


def raise_non_exception():
    raise 5


def raise_string():
    raise "text"


def raise_from_bad():
    raise ValueError from 5


def bare():
    raise


class NeedsArgument(Exception):
    def __init__(self, x):
        self.x = x


def raise_needs():
    raise NeedsArgument


class NotException:
    pass


def raise_plain_class():
    raise NotException


for f in (raise_class, raise_instance, raise_from, raise_from_class, raise_from_none, raise_in_handler, raise_non_exception, raise_string, raise_from_bad, bare, raise_needs, raise_plain_class):
    attempt(f)
