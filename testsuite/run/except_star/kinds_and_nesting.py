# What clauses may catch, and what they may contain.
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


def base_exceptions():
    try:
        raise BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError()])
    except* KeyboardInterrupt as g:
        print(type(g).__name__, g.exceptions)


def single_base():
    try:
        raise SystemExit(3)
    except* SystemExit as g:
        print(type(g).__name__, g.exceptions)


def catches_groups():
    try:
        raise tree()
    except* ExceptionGroup:
        pass


def catches_groups_in_tuple():
    try:
        raise tree()
    except* (ValueError, BaseExceptionGroup):
        pass


def catches_nonsense():
    try:
        raise tree()
    except* 5:
        pass


def kind_raises():
    try:
        raise tree()
    except* ValueError:
        print("values")
    except* (1 / 0):
        pass


def names_are_unbound():
    try:
        raise tree()
    except* Exception as g:
        del g
    try:
        g
    except UnboundLocalError as e:
        print(e)


def nested():
    try:
        try:
            raise tree()
        except* ValueError as outer:
            try:
                raise outer
            except* ValueError as inner:
                print(outer is inner)
                raise TypeError("inside")
    except* TypeError as g:
        show(g)


def loops_inside():
    try:
        raise tree()
    except* ValueError as g:
        for e in g.exceptions:
            if isinstance(e, ExceptionGroup):
                break
            continue

        def inner():
            return "inner returns"

        print(inner())
    except* Exception:
        pass


def function_returns():
    def f():
        try:
            return "from try"
        except* ValueError:
            pass
        finally:
            print("finally")

    print(f())


class Mine(ExceptionGroup):
    def __new__(cls, message, exceptions, code):
        self = super().__new__(cls, message, exceptions)
        self.code = code
        return self

    def derive(self, exceptions):
        return Mine(self.message, exceptions, self.code)


def derived():
    try:
        raise Mine("mine", [ValueError(1), TypeError(2)], 7)
    except* ValueError as g:
        print(type(g).__name__, g.code)


class Split(ExceptionGroup):
    def split(self, kind):
        return self.result


def bad_split():
    e = Split("s", [ValueError(1)])
    e.result = 5
    try:
        raise e
    except* TypeError:
        pass


def bad_pair():
    e = Split("s", [ValueError(1)])
    e.result = (5,)
    try:
        raise e
    except* TypeError:
        pass


def notes():
    e = tree()
    e.add_note("a note")
    try:
        try:
            raise e
        except* ValueError as g:
            g.add_note("on the part")
            print(g.__notes__)
    except ExceptionGroup as rest:
        print(rest.__notes__, e.__notes__)


def generator():
    def g():
        try:
            yield 1
        except* ValueError as e:
            yield e.exceptions
        yield 2

    it = g()
    print(next(it), it.throw(ValueError("thrown")), next(it))


for body in [
    base_exceptions,
    single_base,
    catches_groups,
    catches_groups_in_tuple,
    catches_nonsense,
    kind_raises,
    names_are_unbound,
    nested,
    loops_inside,
    function_returns,
    derived,
    bad_split,
    bad_pair,
    notes,
    generator,
]:
    attempt(body)
