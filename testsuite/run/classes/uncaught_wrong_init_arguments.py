class Pair:
    def __init__(self, left, right):
        self.left, self.right = left, right


pairs = [(1, 2), (3,)]
for p in pairs:
    print(Pair(*p).left)
