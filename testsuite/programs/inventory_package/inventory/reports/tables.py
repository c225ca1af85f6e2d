"""A text table."""


def table(catalogue):
    rows = [(item.name, str(item.amount), f"{item.price:.2f}", f"{item.worth:.2f}") for item in catalogue]
    header = ("item", "amount", "price", "worth")
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]

    def line(row):
        first, *others = row
        cells = [first.ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(others, widths[1:])]
        return "  ".join(cells)

    return "\n".join([line(header), "  ".join("-" * width for width in widths), *map(line, rows)])
