class Bag:
    pass


def make(order):
    bag = Bag()
    for name in order:
        setattr(bag, name, len(name) * 1.5 if name < "m" else name)
    return bag


bags = [make(["a", "bb", "zz"]), make(["zz", "a"]), make(["bb", "zz", "a"])]
for bag in bags:
    print(getattr(bag, "a", None), getattr(bag, "bb", "none"), bag.zz, list(bag.__dict__))
total = 0.0
for bag in bags:
    total += bag.a
print(total)
bags[1].a = "text"
try:
    for bag in bags:
        total += bag.a
except TypeError as e:
    print(e, total)
