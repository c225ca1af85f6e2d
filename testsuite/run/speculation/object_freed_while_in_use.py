class Node:
    def __init__(self, name, box):
        self.name = name
        self.box = box

    def leave(self):
        self.box.clear()
        return f"{self.name} still here"

    def replace(self):
        self.box[0] = "other"
        self.box.append(self.name)
        return self.box

    def __del__(self):
        dead.append(self.name)


dead = []
box = []
box.append(Node("a", box))
print(box[0].leave(), dead)
box.append(Node("b", box))
print(box[0].replace(), dead)
box = []
for name in ("c", "d"):
    box.append(Node(name, box))
for node in box:
    text = node.leave()
    print(text, dead)
del node
print(dead)
current = Node("e", box)


def drop():
    global current
    current = None
    return "dropped"


def use(node):
    first = drop()
    return first, node.name, dead[-1]


print(use(current), dead)


def use_global():
    return current.name, drop()


current = Node("f", box)
print(use_global(), dead)
