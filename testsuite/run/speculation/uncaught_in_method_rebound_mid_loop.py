class Filter:
    def apply(self, x):
        return x * 2


def broken(self, x):
    return x * 2 + self.offset


f = Filter()
total = 0
for i in range(10):
    if i == 6:
        Filter.apply = broken
    total += f.apply(i)
    if i % 3 == 0:
        print(i, total)
