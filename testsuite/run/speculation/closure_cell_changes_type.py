def make():
    count = 0

    def bump(by):
        nonlocal count
        count += by
        return count

    def reset(value):
        nonlocal count
        count = value

    return bump, reset


bump, reset = make()
print([bump(1) for _ in range(3)])
print(bump(0.5), bump(2 ** 62))
reset(2 ** 62)
print(bump(2 ** 62), bump(1))
reset("s")
print(bump("t"))
try:
    bump(1)
except TypeError as e:
    print(e)
reset(True)
print(bump(True))

functions = []
for i in range(3):
    functions.append(lambda: i)
print([f() for f in functions])
i = "rebound"
print([f() for f in functions])
