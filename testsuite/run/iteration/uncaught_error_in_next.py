class Source:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise ConnectionError("source went away")
        return self.n


for item in Source():
    print(item)
