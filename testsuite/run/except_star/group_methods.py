# split, subgroup, derive, the constructor and its errors.
g = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3), KeyError(4)])])
print(repr(g), str(g), g.message, g.exceptions)
for condition in [ValueError, (TypeError, KeyError), ExceptionGroup, lambda e: isinstance(e, KeyError), OSError, ()]:
    print(g.split(condition))
    print(g.subgroup(condition))
print(g.split(ExceptionGroup)[0] is g)
g.add_note("n")
match, rest = g.split(ValueError)
print(match.__notes__, rest.__notes__, match.__notes__ is g.__notes__)
print(match.__suppress_context__, match.__cause__, match.__context__)
g.__notes__ = (1, 2)
print(g.split(TypeError)[0].__notes__)
g.__notes__ = 5
print(hasattr(g.split(TypeError)[0], "__notes__"))


class Bad(ExceptionGroup):
    def derive(self, exceptions):
        return 5


class Keeps(BaseExceptionGroup):
    pass


def attempt(call):
    try:
        print(repr(call()))
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: Bad("b", [ValueError(), TypeError()]).split(TypeError))
attempt(lambda: ExceptionGroup("m"))
attempt(lambda: ExceptionGroup("m", []))
attempt(lambda: ExceptionGroup("m", 5))
attempt(lambda: ExceptionGroup("m", [5]))
attempt(lambda: ExceptionGroup(5, [ValueError()]))
attempt(lambda: ExceptionGroup("m", [KeyboardInterrupt()]))
attempt(lambda: BaseExceptionGroup("m", [KeyboardInterrupt()]))
attempt(lambda: BaseExceptionGroup("m", [ValueError()]))
attempt(lambda: ExceptionGroup("m", (ValueError(),)))
attempt(lambda: g.split(5))
attempt(lambda: g.subgroup("x"))
attempt(lambda: g.derive([ValueError()]))
attempt(lambda: g.derive([KeyboardInterrupt()]))
attempt(lambda: Keeps("k", [ValueError()]).split(ValueError))
attempt(lambda: Keeps("k", [ValueError(), KeyboardInterrupt()]).split(ValueError))
print(isinstance(g, Exception), issubclass(ExceptionGroup, Exception), issubclass(BaseExceptionGroup, Exception))
print(ExceptionGroup.__mro__)
