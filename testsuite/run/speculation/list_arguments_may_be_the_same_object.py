def copy_shifted(out, source):
    for i in range(1, len(source)):
        out[i] = source[i - 1] * 2
    return out


a = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]
print(copy_shifted([0.0] * 8, a))
print(copy_shifted(a, a))
b = list(range(9))
print(copy_shifted(b, b))


def blend(out, x, y):
    for i in range(len(out)):
        out[i] = x[i] + y[len(y) - 1 - i]
    return out


c = [float(i) for i in range(6)]
print(blend(c, c, c))
d = list(range(6))
print(blend(d, d, [10] * 6), d)


def swap_ends(a, b):
    a[0], b[-1] = b[-1], a[0]
    return a, b


e = [1, 2, 3]
print(swap_ends(e, e), swap_ends([1], [2]))
