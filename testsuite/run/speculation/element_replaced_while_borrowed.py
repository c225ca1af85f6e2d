class Item:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        items[0] = Item(-1)
        items[1] = Item(-2)
        return self.n + other.n

    def __lt__(self, other):
        items.clear()
        return self.n < other.n

    def __eq__(self, other):
        items[:] = []
        return False

    def __repr__(self):
        return f"Item({self.n})"


items = [Item(1), Item(2)]
print(items[0] + items[1], items)
print(items[0] < items[1], items)
items = [Item(3), Item(4), Item(5)]
print(Item(9) in items, items)
items = [Item(3), Item(4)]
try:
    print(max(items))
except (IndexError, ValueError) as e:
    print(type(e).__name__)
d = {"k": [1, 2]}


def clobber():
    d["k"] = None
    return 5


print(d["k"][0] + clobber() if d["k"] else None, d)
text = ["long string that is not shared " * 2]


def forget():
    text[0] = ""
    return "!"


print(text[0] + forget(), text)
