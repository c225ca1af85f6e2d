class Shape:
    def area(self):
        return 1


def bigger(self):
    return 100


log = []
shape = Shape()
total = 0
for i in range(6):
    log.append(i)
    if i == 3:
        Shape.area = bigger
    total += shape.area()
    if i == 4:
        Shape.area = lambda self: 0.5
print(total, log)
del Shape.area
try:
    shape.area()
except AttributeError as e:
    print(e)
