def work():
    raise ExceptionGroup("several", [ValueError("v1"), TypeError("t"), ExceptionGroup("inner", [ValueError("v2"), KeyError("k")])])


try:
    work()
except ExceptionGroup as g:
    print(g, g.message, g.exceptions, repr(g))
    matched, rest = g.split(ValueError)
    print(repr(matched))
    print(repr(rest))
    print(repr(g.subgroup(KeyError)), g.subgroup(OSError), g.derive([ValueError("d")]))
print(ExceptionGroup("m", [ValueError(1)]).split(ValueError), ExceptionGroup("m", [ValueError(1)]).subgroup(KeyError))
print(issubclass(ExceptionGroup, Exception), issubclass(BaseExceptionGroup, Exception), type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
for bad in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [5]), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: ExceptionGroup("m", 5), lambda: ExceptionGroup("m"), lambda: ExceptionGroup(5, [ValueError()])):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
