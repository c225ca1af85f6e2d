errors = [ValueError("a"), KeyError("b"), ValueError("a")]
print([str(e) for e in errors], errors[0] == errors[2], errors[0] in errors, len(set(errors)), sorted(errors, key=str)[0].args)


def collect(fs):
    results = []
    for f in fs:
        try:
            results.append(f())
        except Exception as e:
            results.append(e)
    return results


results = collect([lambda: 1, lambda: 1 / 0, lambda: [][1], lambda: "x" + 1, lambda: {}["q"], lambda: None.x, lambda: int("q"), lambda: nope])
for r in results:
    print(type(r).__name__, r)
print([type(r).__name__ for r in results if isinstance(r, LookupError)])
table = {ValueError: "v", KeyError: "k"}
print(table[type(errors[1])], [table.get(type(e)) for e in errors])
try:
    raise results[1]
except ZeroDivisionError as e:
    print("again", e, e is results[1])
