class Caterpillar:
    def __init__(self):
        self.age = 0

    def day(self):
        self.age += 1
        if self.age == 3:
            self.__class__ = Butterfly
        return f"crawl {self.age}"


class Butterfly:
    def day(self):
        self.age += 0.5
        return f"fly {self.age}"


creature = Caterpillar()
for _ in range(6):
    print(creature.day(), type(creature).__name__)
print(isinstance(creature, Butterfly), isinstance(creature, Caterpillar))
