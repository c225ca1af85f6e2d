class Counter:
    def __init__(self, start):
        self.value = start

    def increment(self, by=1):
        self.value += by
        return self.value


c = Counter(10)
c.increment()
c.increment(5)
print(c.value, c.increment(by=-1), Counter(0).increment())
