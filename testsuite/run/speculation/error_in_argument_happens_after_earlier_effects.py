log = []


def effect(x):
    log.append(x)
    return x


def three(a, b, c):
    log.append("called")
    return a + b + c


for attempt in (
    lambda: three(effect(1), effect(2), effect(3)),
    lambda: three(effect(1), effect(2) / 0, effect(3)),
    lambda: three(effect(1), effect(2)),
    lambda: three(effect(1), effect("x"), effect(3)),
    lambda: undefined_function(effect(1)),
    lambda: effect(5)(effect(6)),
    lambda: [effect(1), effect(2)][effect(9)],
    lambda: {effect("k"): effect("v"), effect("m"): 1 // effect(0)},
):
    try:
        print(attempt(), log)
    except Exception as e:
        print(type(e).__name__, e, log)
    log.clear()
