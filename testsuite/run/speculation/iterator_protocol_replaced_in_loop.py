class Stream:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        if self.n == 3:
            Stream.__next__ = other_next
        return self.n


def other_next(self):
    self.n -= 1
    if self.n < 0:
        raise StopIteration
    return f"other {self.n}"


for value in Stream(6):
    print(value)
print(list(Stream(2)))
Stream.__iter__ = lambda self: iter([1.5, 2.5])
print(list(Stream(9)), [v for v in Stream(1)])
