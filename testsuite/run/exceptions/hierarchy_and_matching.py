for kind in (ValueError, KeyError, IndexError, ZeroDivisionError, OverflowError, FileNotFoundError, UnicodeDecodeError, NotImplementedError, RecursionError, StopIteration, KeyboardInterrupt, SystemExit, GeneratorExit, ModuleNotFoundError, UnboundLocalError, TimeoutError, ConnectionResetError, Warning, DeprecationWarning, ExceptionGroup):
    print([c.__name__ for c in kind.__mro__ if c is not object])
for e in (KeyError("k"), IndexError(1), FloatingPointError(), ModuleNotFoundError("m"), FileNotFoundError(2, "no")):
    try:
        raise e
    except LookupError:
        print("lookup", repr(e))
    except ArithmeticError:
        print("arithmetic", repr(e))
    except (ImportError, OSError):
        print("import or os", repr(e))
kinds = (ValueError, TypeError)
try:
    int([])
except kinds as e:
    print(type(e).__name__)


def dynamic():
    print("evaluated only on error")
    return ValueError


try:
    pass
except dynamic():
    pass
try:
    int("z")
except dynamic():
    print("matched")
try:
    try:
        1 / 0
    except "not a class":
        pass
except TypeError as e:
    print(e)
print(OSError is IOError, EnvironmentError is OSError, issubclass(bool, Exception), isinstance(ValueError(), BaseException))
