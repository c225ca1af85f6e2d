d = {}
for i in range(5000):
    d[i * 7919 % 10007] = i
print(len(d), d[0], d[7919], sum(d), sum(d.values()), list(d)[:5], 10006 in d)
for i in range(0, 5000, 3):
    d.pop(i * 7919 % 10007)
print(len(d), sum(d), list(d)[:5])
s = {str(i): i for i in range(3000)}
print(len(s), s["2999"], "3000" in s, sum(len(k) for k in s))
for i in range(2900):
    del s[str(i)]
print(len(s), list(s)[:3], s["2950"])
mixed = {}
for i in range(100):
    mixed[i] = mixed[float(i) + 0.5] = mixed[str(i)] = mixed[i, i] = i
print(len(mixed), mixed[99], mixed[50.5], mixed["7"], mixed[3, 3])
