data = [1, 2, 3]
out = []
for x in data:
    data = ["replaced"]
    out.append(x)
print(out, data)


class Holder:
    def __init__(self):
        self.items = [1, 2, 3, 4]


holder = Holder()
out = []
for x in holder.items:
    if x == 2:
        holder.items = [10.5, 20.5]
    out.append(x + holder.items[0])
print(out)
i = 0
out = []
while i < len(holder.items):
    if i == 1:
        holder.items = "string"
    out.append(holder.items[i])
    i += 1
print(out)
