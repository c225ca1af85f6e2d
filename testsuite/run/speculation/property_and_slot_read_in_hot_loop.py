class Meter:
    reads = 0

    def __init__(self, value):
        self._value = value

    @property
    def value(self):
        Meter.reads += 1
        if Meter.reads == 50:
            self._value = 0.5
        if Meter.reads == 80:
            self._value = 2 ** 64
        return self._value

    @value.setter
    def value(self, new):
        if new < 0:
            raise ValueError("negative")
        self._value = new


meter = Meter(1)
total = 0
for _ in range(100):
    total += meter.value
print(total, Meter.reads)
try:
    meter.value = -1
except ValueError as e:
    print(e)
meter.value += 1
print(meter.value, Meter.reads)
