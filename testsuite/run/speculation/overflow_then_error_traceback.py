def step(value, i):
    if i == 70:
        return value[0]
    return value * 2


def run():
    value = 1
    for i in range(100):
        value = step(value, i)
    return value


run()
