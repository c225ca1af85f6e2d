def odd(n):
    out = []
    for i in range(n):
        out.append(i)
        i += 0.5
        out.append(i)
        if i > 2:
            i = "text"
        out.append(i)
    return out, i


print(odd(4))
n = 5
out = []
for n in range(n):
    out.append(n)
    n = None
print(out, n)
values = [1, 2, 3]
for values in values:
    out.append(values)
print(out, values)
x = 10
for x in range(x, x + 3):
    x *= x
print(x)
for i, j in zip(range(3), [0.5, "s", None]):
    i, j = j, i
    print(i, j, end=" | ")
print()
a = [0, 1, 2]
for a[0] in a:
    print(a, end=" ")
print()
d = {}
for d["k"], d["v"] in [(1, 2), (3.5, "x")]:
    print(d, end=" ")
print()
while (y := len(out)) > 5:
    out.pop()
    y = "ignored"
print(y, out)
