class Root:
    def __init__(self, **kw):
        print("Root", kw)
        assert not kw, kw


class Named(Root):
    def __init__(self, *, name, **kw):
        print("Named", name)
        super().__init__(**kw)
        self.name = name


class Sized(Root):
    def __init__(self, *, size=0, **kw):
        print("Sized", size)
        super().__init__(**kw)
        self.size = size


class Item(Named, Sized):
    def __init__(self, **kw):
        print("Item")
        super().__init__(**kw)


i = Item(name="n", size=3)
print(i.__dict__, Item(name="only").size)
try:
    Item(name="a", colour="b")
except AssertionError as e:
    print("assertion", e)
