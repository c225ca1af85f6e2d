class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        print("exit", details[0] and details[0].__name__)


def f(mode):
    for i in range(3):
        with Manager():
            if mode == "return":
                return i
            if mode == "break":
                break
            if mode == "continue":
                continue
            print("body", i)
    return "end"


for mode in ("return", "break", "continue", "none"):
    print(mode, f(mode))


def gen():
    with Manager():
        yield 1
        yield 2


for x in gen():
    print(x)
    break
print(list(gen()))
