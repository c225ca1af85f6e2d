a = {"x": 1, "y": 2}
b = {"y": 20, "z": 30}
print(a | b, b | a, {**a, **b}, {**a, "x": 0, **b, "w": 1})
c = a
a |= b
a |= [("k", "v")]
print(a, c is a)
for attempt in (lambda: a | [1], lambda: a + b, lambda: {**5}, lambda: {} < {}, lambda: [] | {}):
    try:
        print(attempt())
    except TypeError as e:
        print(e)
