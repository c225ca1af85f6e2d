log = []


def note(*args):
    log.append(args)
    return args[-1]


print([note("body", x) for x in note("iter", [1, 2]) if note("if", x, True)], log)
log.clear()
print({note("key", k): note("value", v) for k, v in [("a", 1), ("b", 2)]}, log)
log.clear()
print([note("b", y) for x in note("outer", [1, 2]) for y in note("inner", [x, -x])], log)
log.clear()
g = (note("lazy", x) for x in note("eager", [1, 2, 3]))
print(log)
print(next(g), log)
print(list(g), log)
try:
    (x for x in 5)
except TypeError as e:
    print(e)
g = (1 // x for x in [1, 0, 2])
print(next(g))
try:
    next(g)
except ZeroDivisionError as e:
    print(e)
print(list(g))
