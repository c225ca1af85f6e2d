def run(start, step, count, where):
    a = b = c = start
    trace = []
    for i in range(count):
        if where == 0:
            a += step
        trace.append(a)
        if where == 1:
            b = b + step
        else:
            b = b + 1
        trace.append(b)
        c = c * 2 if where == 2 else c + 1
        if where == 3:
            a, b = b, a + step
        trace[-1] += 1
    return a, b, c, trace[-4:], len(trace)


for where in range(4):
    print(where, run(2 ** 62 - 4, 3, 6, where))
    print(where, run(-(2 ** 62) + 4, -3, 6, where))
    print(where, run(2 ** 63 - 2, 1, 4, where))
    print(where, run(1.5, 1, 3, where))
