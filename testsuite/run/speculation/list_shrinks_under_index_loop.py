def drain(values, when):
    taken = []
    try:
        for i in range(len(values)):
            if i == when:
                values.pop()
                values.pop()
            taken.append(values[i])
    except IndexError as e:
        return taken, len(taken), str(e)
    return taken, "complete"


print(drain([0.5, 1.5, 2.5, 3.5], 2))
print(drain([1, 2, 3, 4], 0))
print(drain([1, 2, 3, 4], 9))
print(drain([1, 2, 3, 4], 3))


def assign_past(values):
    for i in range(10):
        values[i] = float(i)


values = [9.0] * 6
try:
    assign_past(values)
except IndexError as e:
    print(e, values)
