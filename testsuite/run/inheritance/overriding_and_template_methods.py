class Report:
    title = "report"

    def render(self):
        return "\n".join([self.header(), *self.body(), self.footer()])

    def header(self):
        return f"== {self.title} =="

    def body(self):
        raise NotImplementedError

    def footer(self):
        return "-" * len(self.header())


class Numbers(Report):
    title = "numbers"

    def __init__(self, values):
        self.values = values

    def body(self):
        for v in self.values:
            yield f"{v:>8}"


class Totals(Numbers):
    def body(self):
        yield from super().body()
        yield f"{sum(self.values):>8}"

    footer = lambda self: "end"


for report in (Numbers([1, 2.5]), Totals([10 ** 5, 3])):
    print(report.render())
try:
    Report().render()
except NotImplementedError as e:
    print(repr(e))
reports = [Totals([1]), Numbers([2])]
print([type(r).__name__ for r in reports], [isinstance(r, Totals) for r in reports], [r.header() for r in reports])
