class Config:
    rate = 2
    limit = 5


class Item:
    def __init__(self, n):
        self.n = n

    def cost(self):
        return self.n * Config.rate + self.bonus

    bonus = 0


items = [Item(i) for i in range(6)]
out = []
for i, item in enumerate(items):
    if i == 2:
        Config.rate = 2.5
    if i == 3:
        Item.bonus = 100
    if i == 4:
        item.bonus = -1
    if i == 5:
        Config.rate = "ab"
        Item.bonus = "!"
    out.append(item.cost())
print(out)
print(items[0].bonus, items[4].bonus, Config.limit, hasattr(Config, "extra"))
del Item.bonus
try:
    items[0].cost()
except AttributeError as e:
    print(e)
