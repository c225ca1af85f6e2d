def work():
    raise ExceptionGroup("several", [ValueError("v1"), TypeError("t"), ExceptionGroup("inner", [ValueError("v2"), KeyError("k")])])


try:
    work()
except* ValueError as g:
    print("values", g.exceptions, g.message)
except* TypeError as g:
    print("types", [str(e) for e in g.exceptions])
except* KeyError as g:
    print("keys", g)
try:
    try:
        work()
    except* ValueError:
        pass
except ExceptionGroup as rest:
    print(rest, rest.exceptions)
try:
    raise ValueError("single")
except* ValueError as g:
    print(type(g).__name__, g.exceptions)
