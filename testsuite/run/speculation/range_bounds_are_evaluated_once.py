def bound(n):
    print("bound", n)
    return n


limit = 3
out = []
for i in range(bound(0), bound(limit), bound(1)):
    limit = 100
    out.append(i)
    i = i * 10
    out.append(i)
print(out, i, limit)
n = 4
for n in range(n):
    print(n, end=" ")
print(n)
for i in range(3):
    for i in range(2):
        pass
    print(i, end=" ")
print()
r = range(3)
for a in r:
    for b in r:
        print(a * b, end=" ")
print()
