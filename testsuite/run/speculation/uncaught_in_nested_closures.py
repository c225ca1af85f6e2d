def make(scale):
    def outer(values):
        def inner(v):
            return v * scale

        return [inner(v) + 1 for v in values]

    return outer


double = make(2)
print(double([1, 2.5, 2 ** 62]))
print(make("ab")([1, 2]))
