def run(f):
    log = []
    try:
        log.append("try")
        result = f()
    except ValueError as e:
        log.append(f"value {e}")
    except (KeyError, IndexError) as e:
        log.append(f"lookup {e!r}")
    except ArithmeticError:
        log.append("arithmetic")
    else:
        log.append(f"else {result}")
    finally:
        log.append("finally")
    return log


def fail(e):
    raise e


for f in (lambda: 1, lambda: int("x"), lambda: {}["k"], lambda: [][0], lambda: 1 / 0, lambda: fail(OverflowError("o")), lambda: fail(UnicodeError("u"))):
    print(run(f))
try:
    run(lambda: fail(TypeError("uncaught here")))
except TypeError as e:
    print("outer", e)
try:
    e
except NameError as problem:
    print(problem)
