class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def depth_first(self, depth=0):
        yield depth, self.value
        for child in (self.left, self.right):
            if child is not None:
                yield from child.depth_first(depth + 1)

    @property
    def leaves(self):
        return (v for d, v in self.depth_first() if d == 2)

    @classmethod
    def build(cls, values):
        if not values:
            return None
        m = len(values) // 2
        return cls(values[m], cls.build(values[:m]), cls.build(values[m + 1:]))


t = Tree.build(list(range(7)))
print(list(t), list(t.depth_first()), list(t.leaves), 3 in t, max(t), sum(t), [*t][::2])
a, *_, z = t
print(a, z, list(zip(t, t)))
