items = []
for i in range(5):
    items.append(i * i)
print(items, len(items))
print(items[0], items[-1], items[2])
items[1] = 100
items[-2] = 200
print(items)
for item in items:
    print(item, end=" ")
print()
print(100 in items, 5 in items)
