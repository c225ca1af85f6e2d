def choose(flag):
    if flag == 0:
        x = 1
    elif flag == 1:
        x = 2.5
    elif flag == 2:
        x = "s"
    elif flag == 3:
        x = None
    elif flag == 4:
        x = [1]
    else:
        x = 2 ** 70
    return x, x if not isinstance(x, int) else x + 1


def may_be_unbound(flag):
    if flag:
        value = 5
    return value


for flag in (0, 1, 2, 3, 4, 5, 0):
    print(choose(flag))
print(may_be_unbound(True))
try:
    may_be_unbound(False)
except UnboundLocalError as e:
    print(e)
for i in range(3):
    try:
        if i == 1:
            late = "bound"
        print(late)
    except NameError as e:
        print(type(e).__name__, e)
