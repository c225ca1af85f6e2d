def find(values, wanted):
    best = None
    position = None
    for i, v in enumerate(values):
        if v == wanted:
            position = i
        if best is None or v > best:
            best = v
    return best, position


print(find([3, 1, 2], 2), find([], 1), find([1.5, 2.5], 9), find(["a", "c", "b"], "c"), find([2 ** 62, 2 ** 63, 1], 2 ** 63))
try:
    find([1, None], 1)
except TypeError as e:
    print(e)


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


head = None
for v in (1, 2.5, "three", None, 2 ** 65):
    head = Node(v, head)
out = []
node = head
while node is not None:
    out.append(node.value)
    node = node.next
print(out)
node = head
while node.next.value != 1:
    node = node.next
node.next = 5
node = head
while node:
    node = node.next
