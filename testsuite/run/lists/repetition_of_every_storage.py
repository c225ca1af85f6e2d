def show(name, items):
    print(name, len(items), items[:7], items[-5:], sum(map(hash, items)) if items else None)


class Thing:
    def __init__(self, tag):
        self.tag = tag

    def __hash__(self):
        return self.tag

    def __repr__(self):
        return f"<{self.tag}>"


for count in (0, 1, 2, 5, 1000, 40_000):
    show("bools", [True] * count)
    show("two bools", [True, False] * count)
    show("ints", [7] * count)
    show("three ints", [1, 2, 3] * count)
    show("floats", [0.5, 1.5] * count)
    show("strings", ["a", "bc"] * count)
    show("mixed", [1, "x", None] * count)
    show("objects", [Thing(3), Thing(4)] * count)

grown = [1, 2]
grown *= 5000
grown[1] = 9
show("in place", grown)
words = ["p", Thing(1), "q"]
words *= 3000
words.append("end")
show("words in place", words)
del words[1:8990]
show("after deletion", words)
print([[0] * 3] * 2, [()] * 3, [1.5] * -1)
shared = [[]] * 4
shared[0].append(1)
print(shared)
