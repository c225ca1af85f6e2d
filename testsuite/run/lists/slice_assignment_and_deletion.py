a = list(range(10))
a[2:5] = ["x"]
print(a)
a[1:1] = [1.5, 2.5]
print(a)
a[::2] = [0] * len(a[::2])
print(a)
a[-3:] = []
print(a)
a[:] = "abc"
print(a)
a[5:9] = [7]
print(a)
a = list(range(10))
del a[0]
del a[-1]
del a[2:4]
del a[::2]
print(a)
a = list(range(6))
a[4:1] = ["in"]
print(a, a[4:1])
a[::-1] = range(7)
print(a)
a[1:3] = a
print(a)
del a[:]
print(a)
for attempt in ("size", "int", "index", "range"):
    a = [1, 2, 3, 4]
    try:
        if attempt == "size":
            a[::2] = [1]
        elif attempt == "int":
            a[1:2] = 5
        elif attempt == "index":
            del a[9]
        else:
            a["b":] = []
    except (ValueError, TypeError, IndexError) as e:
        print(attempt, type(e).__name__, e, a)
