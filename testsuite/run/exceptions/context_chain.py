def chain():
    try:
        try:
            try:
                {}["first"]
            except KeyError:
                [][5]
        except IndexError:
            int("third")
    except ValueError as e:
        return e


e = chain()
while e is not None:
    print(type(e).__name__, e, e.__suppress_context__)
    e = e.__context__


def in_finally():
    try:
        raise KeyError("lost?")
    finally:
        raise ValueError("from finally")


try:
    in_finally()
except ValueError as e:
    print(e, repr(e.__context__))
try:
    raise RuntimeError("a") from ValueError("b")
except RuntimeError as e:
    print(repr(e.__cause__), e.__cause__.__cause__, e.__context__)
try:
    try:
        raise ValueError("same")
    except ValueError as e:
        raise e
except ValueError as e:
    print(e.__context__)
import sys

try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0].__name__, sys.exception() is sys.exc_info()[1])
    try:
        int("x")
    except ValueError:
        print(sys.exc_info()[0].__name__)
    print(sys.exc_info()[0].__name__)
print(sys.exc_info(), sys.exception())
