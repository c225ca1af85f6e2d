# args: stock.txt --low 5
"""Stock keeping over a package with subpackages, relative imports and names re-exported by __init__ modules."""

import sys

import inventory
import inventory.reports.summary as summary
from inventory import Catalogue, InventoryError, parse_amount
from inventory.reports import *
from inventory.storage import loader
from inventory.storage.loader import load as load_stock


def describe_modules():
    for module in (inventory, inventory.storage, loader, summary, inventory.reports):
        print(module.__name__, "in", repr(module.__package__), "-", module.__doc__)
    print(sorted(name for name in inventory.__all__))
    try:
        print(table.__name__, summarise.__module__, unlisted)
    except NameError as problem:
        print(problem)


def main(arguments):
    path, *options = arguments
    low = int(options[options.index("--low") + 1]) if "--low" in options else 3
    describe_modules()
    catalogue = Catalogue("warehouse")
    for problem in load_stock(path, catalogue):
        print("skipped:", problem)
    print(table(catalogue))
    print(summarise(catalogue, low=low))
    catalogue.remove("bolt", 30)
    catalogue.add("gasket", 12, price=parse_amount("0.75"))
    print(len(catalogue), "gasket" in catalogue, catalogue["gasket"], loader.lines_read, load_stock is loader.load)
    print(inventory.changes is not None, inventory.changes, inventory.units.DOZEN)
    try:
        catalogue.remove("washer", 10 ** 6)
    except InventoryError as error:
        print(type(error).__module__, type(error).__qualname__, error)
    loader.lines_read = -1
    print(loader.count_lines(), hasattr(loader, "parse_amount"), hasattr(loader, "Catalogue"))
    print(summary.worth(catalogue))
    catalogue.remove("gizmo", 1)


if __name__ == "__main__":
    main(sys.argv[1:])
