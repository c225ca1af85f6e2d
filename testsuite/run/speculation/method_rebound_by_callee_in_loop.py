class Engine:
    def fire(self, n):
        if n == 2:
            Engine.fire = slow_fire
        return n


def slow_fire(self, n):
    print("slow", n)
    if n == 4:
        Engine.fire = original
    return -n


original = Engine.fire


def run(engine):
    total = []
    for n in range(7):
        total.append(engine.fire(n))
    return total


print(run(Engine()))
print(run(Engine()))
