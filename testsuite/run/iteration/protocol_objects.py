class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        print("iter called")
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


c = Countdown(3)
for x in c:
    print(x)
print(list(c), list(Countdown(3)), sum(Countdown(4)), 2 in Countdown(5), tuple(Countdown(2)), max(Countdown(3)), [*Countdown(2)], dict(enumerate(Countdown(2))))
a, b = Countdown(2)
print(a, b, sorted(Countdown(4)), list(zip(Countdown(3), "ab")), list(map(str, Countdown(2))), "-".join(map(str, Countdown(3))))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "none"), iter(it) is it, it.__next__ is not None)
print(list(iter(lambda s=iter("abcx"): next(s), "x")))


class NoNext:
    def __iter__(self):
        return self


class BadIter:
    def __iter__(self):
        return [1]


for bad in (NoNext(), BadIter(), 5, None, int):
    try:
        for x in bad:
            print(x)
    except TypeError as e:
        print(e)
