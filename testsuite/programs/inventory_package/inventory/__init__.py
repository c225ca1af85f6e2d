"""Keeps stock."""

from . import units
from .errors import InventoryError, UnknownItem
from .model import Catalogue, Item
from .units import parse_amount

__all__ = ["Catalogue", "InventoryError", "Item", "parse_amount"]

changes = []


def record(change):
    changes.append(change)
