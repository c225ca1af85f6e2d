node = None
for i in range(500):
    node = (i, node)
count = 0
walk = node
while walk is not None:
    count += 1
    walk = walk[1]
print(count)
nested = []
for _ in range(100000):
    nested = [nested]
print(len(nested))
del nested
print("released")
a = []
a.append(a)
print(a, a == a, a[0] is a)
b = {}
b["me"] = b
t = (a, b)
print(b, t)
deep = current = []
for i in range(300):
    current.append([])
    current = current[0]
print(str(deep).count("["))
chain = []
for _ in range(200000):
    chain = (chain,)
chain = None
print("chain dropped")


class Node:
    def __init__(self, next):
        self.next = next


head = None
for _ in range(100000):
    head = Node(head)
head = None
print("list dropped")
