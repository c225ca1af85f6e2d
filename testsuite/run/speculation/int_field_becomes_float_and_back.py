class Stats:
    def __init__(self):
        self.count = 0
        self.total = 0
        self.mean = 0.0
        self.flag = False
        self.last = None

    def add(self, v):
        self.count += 1
        self.total += v
        self.mean = self.total / self.count
        self.flag = not self.flag
        self.last = v
        return self

    def show(self):
        return [(type(v).__name__, v) for v in (self.count, self.total, self.mean, self.flag, self.last)]


s = Stats()
print(s.show())
for v in (1, 2, 0.5, 2 ** 62, True, 2 ** 63, -(10 ** 20)):
    s.add(v)
    print(s.show())
s.total = int(s.total)
s.count = s.count + 0.5
s.mean = 7
s.flag = 1
print(s.show(), s.add(1).show())
t = Stats()
t.total = ""
try:
    t.add(1)
except TypeError as e:
    print(e, t.show())
del t.count
try:
    t.add(1)
except AttributeError as e:
    print(e, t.__dict__)
