"""Items and the catalogue that holds them."""

from .errors import NotEnough, UnknownItem


class Item:
    def __init__(self, name, amount, price):
        self.name = name
        self.amount = amount
        self.price = price

    @property
    def worth(self):
        return self.amount * self.price

    def __repr__(self):
        return f"Item({self.name!r}, {self.amount}, {self.price:.2f})"


class Catalogue:
    def __init__(self, name):
        self.name = name
        self._items = {}

    def add(self, name, amount, *, price):
        # Imported here because the package imports this module while it is being set up itself.
        from . import record

        record(("add", name, amount))
        if name in self._items:
            self._items[name].amount += amount
        else:
            self._items[name] = Item(name, amount, price)

    def remove(self, name, amount):
        from . import record

        item = self[name]
        if amount > item.amount:
            raise NotEnough(item, amount)
        record(("remove", name, amount))
        item.amount -= amount

    def __getitem__(self, name):
        try:
            return self._items[name]
        except KeyError:
            raise UnknownItem(name)

    def __contains__(self, name):
        return name in self._items

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items.values())
