print("items module")
made = 0


class Item:
    def __init__(self, name):
        global made
        made += 1
        self.name = name
        self.cost = len(name) * 1.5

    def __repr__(self):
        return f"Item({self.name!r})"
