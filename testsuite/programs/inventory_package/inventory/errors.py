"""What can go wrong."""


class InventoryError(Exception):
    pass


class UnknownItem(InventoryError, KeyError):
    def __str__(self):
        return f"there is no item named {self.args[0]!r}"


class NotEnough(InventoryError):
    def __init__(self, item, wanted):
        super().__init__(f"only {item.amount} of {item.name} left, {wanted} wanted")
        self.item = item
        self.wanted = wanted
