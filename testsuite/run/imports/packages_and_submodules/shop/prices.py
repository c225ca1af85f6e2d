print("prices module")
from .stock.items import Item
from . import NAME


def price_of(name):
    return f"{NAME}: {Item(name).cost:.2f}"
