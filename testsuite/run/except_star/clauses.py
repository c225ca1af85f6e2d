# What clauses see, raise and leave.
import sys


def show(e, indent=0):
    pad = " " * indent
    if isinstance(e, BaseExceptionGroup):
        print(f"{pad}{type(e).__name__} {e.message!r}")
        for inner in e.exceptions:
            show(inner, indent + 2)
    else:
        print(f"{pad}{e!r}")


def attempt(body):
    print("--", body.__name__)
    try:
        body()
    except BaseException as e:
        show(e)
        context = e.__context__
        if context is not None:
            print("  context:")
            show(context, 4)
        if e.__cause__ is not None:
            print("  cause:")
            show(e.__cause__, 4)


def tree():
    return ExceptionGroup(
        "top",
        [
            ValueError(1),
            ExceptionGroup("mid", [TypeError(2), ValueError(3), ExceptionGroup("low", [OSError(4)])]),
            KeyError(5),
        ],
    )


def all_handled():
    try:
        raise tree()
    except* (ValueError, TypeError) as g:
        show(g)
    except* Exception as g:
        show(g)
    else:
        print("else")
    finally:
        print("finally")


def some_left():
    try:
        raise tree()
    except* OSError:
        print("os")


def none_taken():
    try:
        raise tree()
    except* ZeroDivisionError:
        print("never")


def no_exception():
    try:
        print("fine")
    except* ValueError:
        print("never")
    else:
        print("else")


def raises_new():
    try:
        raise tree()
    except* ValueError:
        raise RuntimeError("new")
    except* KeyError:
        raise LookupError("newer") from None


def raises_from():
    try:
        raise tree()
    except* ValueError as g:
        raise RuntimeError("new") from g


def raises_again():
    try:
        raise tree()
    except* ValueError:
        raise
    except* TypeError as g:
        raise g


def all_raised_again():
    original = tree()
    try:
        try:
            raise original
        except* ValueError:
            raise
        except* Exception:
            raise
    except ExceptionGroup as e:
        print(e is original, [a is b for a, b in zip(e.exceptions, original.exceptions)])
        raise


def single():
    try:
        raise ValueError("single")
    except* TypeError:
        print("never")
    except* ValueError as g:
        print(type(g).__name__, repr(g.message), g.exceptions, g.__traceback__ is not None)
        print(sys.exception() is g)
    print(sys.exception())


def single_raised_again():
    try:
        raise ValueError("single")
    except* ValueError:
        raise


def single_untouched():
    try:
        raise ValueError("single")
    except* TypeError:
        pass


for body in [
    all_handled,
    some_left,
    none_taken,
    no_exception,
    raises_new,
    raises_from,
    raises_again,
    all_raised_again,
    single,
    single_raised_again,
    single_untouched,
]:
    attempt(body)
