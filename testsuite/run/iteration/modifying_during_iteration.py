a = [1, 2, 3]
it = iter(a)
print(next(it))
a.append(4)
a[1] = "two"
print(list(it))
a.append(5)
print(list(it))
a = [1, 2, 3, 4]
for i, x in enumerate(a):
    if x % 2:
        del a[i]
print(a)
s = "abc"
for ch in s:
    s = "rebound"
print(s)
r = reversed(b := [1, 2, 3])
b.append(4)
print(next(r), list(r))
a = [1, 2]
for x in a:
    if len(a) < 6:
        a += [x * 10]
print(a)
t = [1, 2, 3]
for x in t[:]:
    t.remove(x)
print(t)
d = {"a": 1}
for k in d:
    d[k] += 1
print(d)
