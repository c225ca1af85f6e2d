a = 1
b = 2
a, b = b, a
c = d = a + b
c += 10
print(a, b, c, d)
name = "molt"
print(name, len(name))
