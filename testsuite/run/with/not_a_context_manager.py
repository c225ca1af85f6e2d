class OnlyEnter:
    def __enter__(self):
        return 1


class OnlyExit:
    def __exit__(self, *a):
        pass


for thing in (5, "x", None, OnlyEnter(), OnlyExit(), OnlyEnter):
    try:
        with thing:
            print("entered")
    except TypeError as e:
        print(e)


class OnInstance:
    pass


o = OnInstance()
o.__enter__ = lambda: 1
o.__exit__ = lambda *a: None
try:
    with o:
        pass
except TypeError as e:
    print(e)
