# stage: types
# CHECK: length(node: none|instance(Node)) -> int[0..max]
# CHECK: :node is instance(Node)
class Node:
    def __init__(self, link):
        self.link = link


def length(node):
    count = 0
    while node is not None:
        count += 1
        node = node.link
    return count


def build():
    head = None
    for _ in range(3):
        head = Node(head)
    return head


print(length(build()))
