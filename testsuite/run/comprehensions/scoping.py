x = "outer"
result = [x for x in range(3)]
print(result, x)
i = 10
print([i for i in range(i) if i > 7], i)


def f():
    y = 5
    squares = [y * z for z in range(3)]
    gen = (y + z for z in range(3))
    y = 100
    return squares, list(gen), [w for w in [y]], "z" in dir()


print(f())
print([[x for x in range(n)] for n in range(3)], {x: [x for x in "ab"] for x in range(2)})
try:
    [undefined for _ in range(1)]
except NameError as e:
    print(e)
try:
    print([a for a in range(2)], a)
except NameError as e:
    print(e)
total = 0
print([total := total + v for v in range(5)], total)
if any((found := n) > 3 for n in [1, 5, 9]):
    print("found", found)
