class Base:
    def name(self):
        return "base"


class Middle(Base):
    pass


class Leaf(Middle):
    def full(self):
        return "leaf:" + self.name()


leaf = Leaf()
seen = []
for i in range(6):
    if i == 2:
        Middle.name = lambda self: "middle"
    if i == 4:
        Base.name = lambda self: "new base"
    if i == 5:
        del Middle.name
    seen.append(leaf.full())
print(seen)
