def pair():
    value = "initial"

    def get():
        return value

    def put(new):
        nonlocal value
        old, value = value, new
        return old

    def remove():
        nonlocal value
        del value

    return get, put, remove


get, put, remove = pair()
print(get(), put(1), get(), put([2]), get())
remove()
try:
    get()
except NameError as e:
    print(type(e).__name__, e)
try:
    put("x")
except NameError as e:
    print(type(e).__name__, e)
other_get, other_put, _ = pair()
other_put("separate")
print(other_get())


def level1():
    x = 1

    def level2():
        y = x + 1

        def level3():
            nonlocal x, y
            x += 10
            y += 100
            return x, y

        return level3(), level3(), y

    return level2(), x


print(level1())
