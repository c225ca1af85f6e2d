class Plugin:
    plugins = {}

    def __init_subclass__(cls, key=None, **kw):
        super().__init_subclass__(**kw)
        cls.plugins[key or cls.__name__.lower()] = cls


class Csv(Plugin):
    pass


class Json(Plugin, key="js"):
    pass


print({k: v.__name__ for k, v in Plugin.plugins.items()})


class Field:
    def __set_name__(self, owner, name):
        self.name = name
        self.owner = owner.__name__

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, f"{self.owner}.{self.name} unset")

    def __set__(self, instance, value):
        if not isinstance(value, int):
            raise TypeError(f"{self.name} must be int")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        del instance.__dict__[self.name]


class Row:
    id = Field()
    amount = Field()


r = Row()
print(r.id, r.amount)
r.id = 5
print(r.id, Row.id.name, Row.amount.owner)
del r.id
print(r.id)
try:
    r.amount = "x"
except TypeError as e:
    print(e)
try:
    class Bad(Plugin, wrong=1):
        pass
except TypeError as e:
    print(e)
