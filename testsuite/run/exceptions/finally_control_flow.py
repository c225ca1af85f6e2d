def f(mode):
    for i in range(3):
        try:
            if mode == "continue" and i == 0:
                continue
            if mode == "break" and i == 1:
                break
            if mode == "return" and i == 1:
                return f"returned {i}"
            if mode == "raise" and i == 1:
                raise KeyError(i)
            print("body", i)
        finally:
            print("finally", i)
    else:
        return "loop completed"
    return "loop broken"


for mode in ("none", "continue", "break", "return", "raise"):
    try:
        print(mode, "->", f(mode))
    except KeyError as e:
        print(mode, "raised", e)


def order():
    try:
        return print("return expression")
    finally:
        print("cleanup")


order()


def nested():
    try:
        try:
            raise ValueError("first")
        finally:
            print("inner finally")
    except ValueError as e:
        print("caught", e)
        return "from except"
    finally:
        print("outer finally")


print(nested())
