def build(name, *, size):
    return name * size


print(build("ab", size=2))
print(build("ab",   size=build("cd", size=1)))
