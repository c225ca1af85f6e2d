"""Amounts as people write them."""

DOZEN = 12
GROSS = DOZEN * DOZEN

_names = {"dozen": DOZEN, "gross": GROSS, "pair": 2}


def parse_amount(text):
    number, *unit = text.split()
    if not unit:
        return float(number) if "." in number else int(number)
    (unit,) = unit
    return int(number) * _names[unit]
