class Odd:
    calls = 0

    def __add__(self, other):
        Odd.calls += 1
        if Odd.calls == 3:
            return 10
        if Odd.calls == 4:
            return NotImplemented
        return self

    def __lt__(self, other):
        return "truthy" if Odd.calls % 2 else []

    def __repr__(self):
        return "odd"


x = Odd()
history = []
for i in range(6):
    x = x + i
    history.append(x)
print(history, Odd.calls)
x = Odd()
try:
    x + 1
except TypeError as e:
    print(e)
print(x < 1, bool(x < 1))
Odd.calls += 1
print(x < 1, "yes" if x < 1 else "no")
