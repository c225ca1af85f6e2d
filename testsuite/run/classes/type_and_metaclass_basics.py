class Meta(type):
    made = []

    def __new__(mcs, name, bases, namespace, **options):
        cls = super().__new__(mcs, name, bases, namespace)
        cls.options = options
        mcs.made.append(name)
        return cls

    def __call__(cls, *args):
        print("creating", cls.__name__)
        return super().__call__(*args)

    def __len__(cls):
        return 42

    @property
    def label(cls):
        return f"<{cls.__name__}>"


class Base(metaclass=Meta, flag=1):
    def __init__(self, x):
        self.x = x


class Derived(Base):
    pass


print(Meta.made, Base.options, Derived.options, type(Derived).__name__, len(Derived), Derived.label, Derived(3).x)
try:
    Derived(1).label
except AttributeError as e:
    print(e)
Plain = type("Plain", (), {"y": 5, "double": lambda self: self.y * 2})
print(Plain().double(), Plain.__name__, Plain.__mro__[-1], type(5), type(Plain), isinstance(Plain, type), issubclass(Derived, Base), Base.__bases__)
