class AppError(Exception):
    code = 1

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


class NotFound(AppError):
    code = 404

    def __init__(self, what, *, hint=None):
        super().__init__(f"{what} not found")
        self.what = what
        self.hint = hint


class Forbidden(AppError, PermissionError):
    code = 403


def handle(e):
    try:
        raise e
    except NotFound as n:
        return f"NF {n} {n.what} {n.hint} {n.args}"
    except PermissionError as p:
        return f"PE {p} {isinstance(p, AppError)}"
    except AppError as a:
        return f"APP {a}"


print(handle(NotFound("page", hint="look")), handle(Forbidden("no")), handle(AppError("x", 2)), repr(NotFound("q")), NotFound("a").code)


class Silent(Exception):
    def __repr__(self):
        return "Silent!"


try:
    raise Silent
except Exception as e:
    print(repr(e), str(e) == "", [e])


class Retry(Exception):
    pass


def attempt(n):
    tries = 0
    while True:
        try:
            tries += 1
            if tries < n:
                raise Retry(tries)
            return tries
        except Retry as r:
            if r.args[0] > 3:
                raise NotFound("patience") from r


print(attempt(3))
try:
    attempt(9)
except NotFound as e:
    print(e, repr(e.__cause__))
