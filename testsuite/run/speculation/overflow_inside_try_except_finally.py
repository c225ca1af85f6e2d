events = []


def compute(n, step):
    value = 1
    for i in range(n):
        try:
            events.append(("try", i))
            value = value * step + 1
            if value > 2 ** 66:
                raise OverflowError(f"too big at {i}")
        except OverflowError as e:
            events.append(("except", str(e)))
            value = 1
        else:
            events.append(("else", i))
        finally:
            events.append(("finally", value))
    return value


print(compute(6, 3), len(events))
events.clear()
print(compute(9, 1000))
for event in events:
    print(*event)
