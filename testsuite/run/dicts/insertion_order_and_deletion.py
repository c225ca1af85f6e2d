d = {}
for i in [5, 3, 8, 1]:
    d[i] = i * i
d[3] = "updated"
print(d)
del d[5]
d[5] = "back"
print(d, list(reversed(d)), next(iter(d)), list(reversed(d.values())))
for i in range(100):
    d[i] = i
for i in range(0, 100, 2):
    del d[i]
for i in range(0, 10):
    d[i] = -i
print(len(d), list(d)[:8], list(d)[-8:], sum(d.values()))
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} == {"a": 1.0}, {} == [], {"b": 1, "a": 2, "b": 3})
try:
    del d["nope"]
except KeyError as e:
    print("KeyError", e, e.args)
