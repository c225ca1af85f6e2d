class Base:
    kind = "base"

    def greet(self, n=1):
        return f"base greet {n}"

    @classmethod
    def create(cls):
        return cls.__name__

    @property
    def value(self):
        return 10


class Child(Base):
    kind = "child"

    def greet(self, n=2):
        inner = [super(Child, self).greet(i) for i in range(2)]
        return super().greet(n), inner, super().kind

    @classmethod
    def create(cls):
        return "child of " + super().create()

    @property
    def value(self):
        return super().value + 1

    def nested(self):
        def inner():
            return super(Child, self).greet("nested")

        return inner()

    def closure(self):
        get = super().greet
        return get(5), (lambda: super(Child, self).value)()


class Grand(Child):
    pass


for cls in (Child, Grand):
    o = cls()
    print(o.greet(), o.create(), o.value, o.nested(), o.closure())
try:
    super().nope
except RuntimeError as e:
    print(e)


class Lost(Base):
    def missing(self):
        return super().nothing

    def other(this):
        return super().greet()


try:
    Lost().missing()
except AttributeError as e:
    print(e)
print(Lost().other(), Base.greet(Child()))
