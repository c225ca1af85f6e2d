class Node:
    def __init__(self, next=None):
        self.next = next

    def follow(self):
        return self.next


chain = Node(Node(None))
print(chain.follow().follow() is None)
print(chain.follow().follow().follow().follow())
