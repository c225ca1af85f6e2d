# stage: types
# CHECK: main()
# CHECK: :counter: instance(Counter) (of object)
# CHECK: function(Counter.add) (of object)
# CHECK: enters new Counter by
# CHECK: (receiver, 0)
class Counter:
    def __init__(self):
        self.value = 0

    def add(self, amount):
        self.value += amount
        return self.value


def make():
    return Counter()


def main():
    counter = make()
    fresh = Counter()
    return counter.add(3) + fresh.add(4)


print(main())
