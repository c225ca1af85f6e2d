class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def scope():
    n = Noisy("local")
    print("in scope", n.name)


scope()
a = Noisy("first")
a = Noisy("second")
b = a
del a
print("still referenced")
b = None
items = [Noisy("x"), Noisy("y")]
items.pop()
items.clear()
d = {"k": Noisy("in dict")}
d["k"] = 1
Noisy("temporary")
for i in range(2):
    n = Noisy(f"loop {i}")
print("loop over")
del n


def raises():
    n = Noisy("raising")
    raise ValueError("boom")


try:
    raises()
except ValueError as e:
    print("caught", e)
print("after except")
x = Noisy("until the end")
print("end")
