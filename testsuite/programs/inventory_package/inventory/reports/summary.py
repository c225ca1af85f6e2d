"""A summary of a catalogue."""

from .. import model
from ..units import DOZEN, GROSS as gross


def worth(catalogue):
    return round(sum(item.worth for item in catalogue), 2)


def summarise(catalogue, *, low):
    assert isinstance(catalogue, model.Catalogue)
    scarce = sorted(item.name for item in catalogue if item.amount < low)
    bulk = [item.name for item in catalogue if item.amount >= gross]
    by_dozen = {item.name: divmod(item.amount, DOZEN) for item in catalogue}
    return f"{catalogue.name}: worth {worth(catalogue)}, scarce {scarce}, bulk {bulk}, dozens {by_dozen}"
