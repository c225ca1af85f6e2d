class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append(f"get {name}")
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        self.log.append(f"set {name}")
        setattr(self.target, name, value)

    def __delattr__(self, name):
        self.log.append(f"del {name}")
        delattr(self.target, name)


class Thing:
    size = 5


p = Proxy(Thing())
p.colour = "red"
print(p.colour, p.size, p.target.colour)
del p.colour
try:
    p.colour
except AttributeError as e:
    print(e)
print(p.log)


class Everything:
    def __getattribute__(self, name):
        if name.startswith("x"):
            return name * 2
        return super().__getattribute__(name)

    def __getattr__(self, name):
        return f"missing {name}"


e = Everything()
e.y = 1
print(e.xa, e.y, e.nothing, getattr(e, "zz", "default not used"), hasattr(e, "anything"))


class Failing:
    def __getattr__(self, name):
        raise ValueError(name)


try:
    hasattr(Failing(), "q")
except ValueError as e:
    print("ValueError", e)
