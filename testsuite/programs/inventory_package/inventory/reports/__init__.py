"""Reports on a catalogue."""

from .summary import summarise
from .tables import table

__all__ = ["table", "summarise"]

unlisted = True
_private = True
