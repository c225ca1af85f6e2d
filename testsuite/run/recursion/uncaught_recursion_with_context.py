class Tree:
    def __init__(self, value, children=()):
        self.value = value
        self.children = children

    def total(self):
        return self.value + sum(child.total() for child in self.children)


tree = Tree(1, [Tree(2), Tree(3, [Tree("four")])])
print(Tree(1, [Tree(2)]).total())
print(tree.total())
