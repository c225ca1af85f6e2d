def double_all(values, bad_at, bad):
    done = 0
    for i in range(len(values)):
        if i == bad_at:
            values[i] = bad
        values[i] = values[i] * 2
        done += 1
    return done


floats = [i * 0.5 for i in range(20)]
print(double_all(floats, -1, None), floats[-1])
print(double_all(floats, 13, "ab"), floats)
floats = [1.5] * 5
try:
    double_all(floats, 3, None)
except TypeError as e:
    print(e, floats)
floats = [1.5] * 5
print(double_all(floats, 2, 7), floats, [type(f).__name__ for f in floats])
