class P:
    def __init__(self, x):
        self.x = x
        self.pair = (x, -x)


total = 0
for round in range(20):
    objects = [P(i) for i in range(5000)]
    total += sum(o.pair[0] - o.pair[1] for o in objects)
    links = {i: objects[i] for i in range(0, 5000, 50)}
    del objects
    total += sum(o.x for o in links.values())
print(total)
text = []
for i in range(20000):
    text.append(str(i) * 3)
print(len("".join(text)), text[777])
cycle = []
for i in range(1000):
    a, b = {}, {}
    a["b"], b["a"] = b, a
    cycle = [cycle[-5:], a]
print(len(cycle))
parts = [[j for j in range(i)] for i in range(300)]
print(sum(map(len, parts)), parts[299][-1])
