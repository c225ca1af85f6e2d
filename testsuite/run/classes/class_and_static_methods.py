class Temperature:
    unit = "C"

    def __init__(self, degrees):
        self.degrees = degrees

    @classmethod
    def from_fahrenheit(cls, f):
        return cls((f - 32) * 5 / 9)

    @staticmethod
    def is_freezing(t):
        return t.degrees <= 0

    @classmethod
    def describe(cls):
        return f"{cls.__name__} in {cls.unit}"

    def __repr__(self):
        return f"{type(self).__name__}({self.degrees:.1f})"


class Kelvin(Temperature):
    unit = "K"

    @classmethod
    def describe(cls):
        return "sub " + super().describe()


t, k = Temperature.from_fahrenheit(212), Kelvin.from_fahrenheit(50)
print(t, k, t.is_freezing(t), Kelvin.is_freezing(Kelvin(-1)), Temperature.describe(), k.describe(), Kelvin.describe())
make = Kelvin.from_fahrenheit
print(make(32), make.__self__ is Kelvin, Temperature.is_freezing is t.is_freezing, type(Temperature.__dict__["is_freezing"]).__name__)
Temperature.unit = "F"
print(Temperature.describe(), Kelvin.describe())
