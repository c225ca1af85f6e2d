class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
        print("init", name)

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__, value, trace is not None)
        return self.swallow


with Manager("a") as a, Manager("b") as b:
    print("body", a, b)
with (
    Manager("c") as c,
    Manager("d", swallow=True),
):
    raise ValueError("swallowed by d")
print("continues", c)
try:
    with Manager("e"):
        with Manager("f"):
            raise KeyError("through both")
except KeyError as e:
    print("caught", e)
with Manager("g") as (x, *y):
    print(x, y)
target = {}
with Manager("h") as target["key"]:
    print(target)
