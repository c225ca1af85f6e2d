"""Reads a stock file."""

from ..errors import InventoryError
from ..units import parse_amount

lines_read = 0


class BadLine(InventoryError):
    pass


def parse(line):
    try:
        name, amount, price = (part.strip() for part in line.split(","))
        return name, parse_amount(amount), float(price)
    except ValueError as problem:
        raise BadLine(f"{line.strip()!r} ({problem})") from problem


def load(path, catalogue):
    """Adds the items of a file and yields what was wrong with the other lines."""
    global lines_read
    with open(path) as stock:
        for line in stock:
            lines_read += 1
            if not line.strip() or line.startswith("#"):
                continue
            try:
                name, amount, price = parse(line)
            except BadLine as problem:
                yield problem
            else:
                catalogue.add(name, amount, price=price)


def count_lines():
    return lines_read
