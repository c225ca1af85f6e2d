counter = 5


def remove():
    global counter
    del counter


remove()
try:
    counter
except NameError as e:
    print(e)
try:
    remove()
except NameError as e:
    print(e)
counter = "again"
print(counter)


def outer():
    x = 1

    def drop():
        nonlocal x
        del x

    def read():
        return x

    drop()
    try:
        read()
    except NameError as e:
        print(e)
    try:
        return x
    except UnboundLocalError as e:
        return str(e)


print(outer())
len = 5
del len
print(len("builtin again"))
