class State:
    def __init__(self):
        self.a = 0
        self.b = 0.0
        self.items = []

    def step(self, v):
        self.a += 1
        self.items.append(v)
        self.b += v
        self.a += 1


def run(values):
    state = State()
    done = -1
    try:
        for done, v in enumerate(values):
            state.step(v)
    except TypeError as e:
        return done, state.a, state.b, state.items, str(e)
    return done, state.a, state.b, state.items


print(run([1, 2, 3]))
print(run([1.5, "x", 3]))
print(run([1, 2, None]))
print(run([2 ** 64, 1]))
try:
    print(run([1.5, 10 ** 400]))
except OverflowError as e:
    print(e)


def partial(out):
    x = 1
    for i in range(70):
        x = x * 3
        out.append(x)
        if i == 65:
            x = x + "stop"
    return x


out = []
try:
    partial(out)
except TypeError as e:
    print(e, len(out), out[-1], out[38:42])
