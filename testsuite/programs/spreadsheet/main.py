# args: budget.txt
"""A spreadsheet: reads cells with formulas, evaluates them in order of their dependencies, reports errors and cycles."""

import math
import sys


class FormulaError(Exception):
    pass


class Cycle(FormulaError):
    def __init__(self, path):
        super().__init__(" -> ".join(path))
        self.path = path


class Node:
    """An expression; evaluates itself on a sheet and tells which cells it reads."""

    def __init__(self, *children):
        self.children = children

    def cells(self):
        for child in self.children:
            yield from child.cells()


class Number(Node):
    def __init__(self, value):
        super().__init__()
        self.value = value

    def evaluate(self, sheet):
        return self.value

    def __str__(self):
        return f"{self.value:g}"


class Reference(Node):
    def __init__(self, name):
        super().__init__()
        self.name = name

    def evaluate(self, sheet):
        value = sheet.value(self.name)
        if isinstance(value, str):
            raise FormulaError(f"{self.name} is text")
        return value

    def cells(self):
        yield self.name

    def __str__(self):
        return self.name


class Range(Node):
    def __init__(self, first, last):
        super().__init__()
        self.first, self.last = first, last

    def cells(self):
        (c1, r1), (c2, r2) = split(self.first), split(self.last)
        for row in range(r1, r2 + 1):
            for column in range(ord(c1), ord(c2) + 1):
                yield f"{chr(column)}{row}"

    def evaluate(self, sheet):
        values = [sheet.value(name) for name in self.cells() if name in sheet]
        return [v for v in values if not isinstance(v, str)]

    def __str__(self):
        return f"{self.first}:{self.last}"


class Operation(Node):
    table = {
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "/": lambda a, b: a / b,
        "^": lambda a, b: a ** b,
        "<": lambda a, b: float(a < b),
        ">": lambda a, b: float(a > b),
        "=": lambda a, b: float(a == b),
    }

    def __init__(self, sign, left, right):
        super().__init__(left, right)
        self.sign = sign

    def evaluate(self, sheet):
        left, right = (child.evaluate(sheet) for child in self.children)
        try:
            return self.table[self.sign](left, right)
        except ZeroDivisionError as problem:
            raise FormulaError("division by zero") from problem

    def __str__(self):
        left, right = self.children
        return f"({left} {self.sign} {right})"


class Call(Node):
    def __init__(self, name, *arguments):
        super().__init__(*arguments)
        self.name = name

    def evaluate(self, sheet):
        if self.name == "IF":
            test, then, otherwise = self.children
            return (then if test.evaluate(sheet) else otherwise).evaluate(sheet)
        values = []
        for child in self.children:
            value = child.evaluate(sheet)
            values.extend(value if isinstance(value, list) else [value])
        function = getattr(self, "do_" + self.name.lower(), None)
        if function is None:
            raise FormulaError(f"no function {self.name}")
        return function(values)

    do_sum = staticmethod(sum)
    do_min = staticmethod(min)
    do_max = staticmethod(max)
    do_count = staticmethod(len)

    @staticmethod
    def do_average(values):
        if not values:
            raise FormulaError("average of nothing")
        return sum(values) / len(values)

    @staticmethod
    def do_sqrt(values):
        (value,) = values
        return math.sqrt(value)

    @staticmethod
    def do_round(values):
        value, digits = values
        return round(value, int(digits))

    def __str__(self):
        return f"{self.name}({', '.join(map(str, self.children))})"


def split(name):
    return name[0], int(name[1:])


class FormulaParser:
    levels = [("<", ">", "="), ("+", "-"), ("*", "/")]

    def __init__(self, text):
        self.tokens = list(self.scan(text))
        self.position = 0

    @staticmethod
    def scan(text):
        i = 0
        while i < len(text):
            ch = text[i]
            if ch.isspace():
                i += 1
                continue
            j = i + 1
            if ch.isdigit() or ch == ".":
                while j < len(text) and (text[j].isdigit() or text[j] == "."):
                    j += 1
            elif ch.isalpha():
                while j < len(text) and text[j].isalnum():
                    j += 1
            elif ch not in "+-*/^()<>=,:":
                raise FormulaError(f"unexpected {ch!r} at {i}")
            yield text[i:j]
            i = j

    @property
    def token(self):
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def advance(self):
        token = self.token
        self.position += 1
        return token

    def expect(self, wanted):
        if self.token != wanted:
            raise FormulaError(f"expected {wanted}, found {self.token or 'the end'}")
        self.position += 1

    def parse(self):
        tree = self.binary(0)
        if self.token is not None:
            raise FormulaError(f"unexpected {self.token}")
        return tree

    def binary(self, level):
        if level == len(self.levels):
            return self.power()
        left = self.binary(level + 1)
        while self.token in self.levels[level]:
            left = Operation(self.advance(), left, self.binary(level + 1))
        return left

    def power(self):
        base = self.unary()
        if self.token == "^":
            self.advance()
            return Operation("^", base, self.power())
        return base

    def unary(self):
        if self.token == "-":
            self.advance()
            return Operation("-", Number(0.0), self.unary())
        return self.primary()

    def primary(self):
        token = self.advance()
        if token is None:
            raise FormulaError("unexpected end")
        if token == "(":
            inner = self.binary(0)
            self.expect(")")
            return inner
        if token[0].isdigit() or token[0] == ".":
            return Number(float(token))
        if self.token == "(":
            self.advance()
            arguments = []
            while self.token != ")":
                arguments.append(self.binary(0))
                if self.token == ",":
                    self.advance()
                elif self.token != ")":
                    raise FormulaError(f"expected , or ), found {self.token or 'the end'}")
            self.advance()
            return Call(token.upper(), *arguments)
        if self.token == ":":
            self.advance()
            return Range(token, self.advance())
        if token[0].isupper() and token[1:].isdigit():
            return Reference(token)
        raise FormulaError(f"unexpected {token}")


class Sheet:
    def __init__(self):
        self.sources = {}
        self.formulas = {}
        self.values = {}
        self.errors = {}
        self.evaluations = 0

    def __contains__(self, name):
        return name in self.sources

    def __setitem__(self, name, text):
        self.sources[name] = text
        self.formulas.pop(name, None)
        if text.startswith("="):
            try:
                self.formulas[name] = FormulaParser(text[1:]).parse()
            except FormulaError as problem:
                self.errors[name] = problem

    def value(self, name, path=()):
        if name in path:
            raise Cycle([*path[path.index(name):], name])
        if name in self.values:
            return self.values[name]
        if name in self.errors:
            raise FormulaError(f"{name} is in error")
        if name not in self.sources:
            raise FormulaError(f"{name} is empty")
        if name not in self.formulas:
            text = self.sources[name]
            try:
                value = float(text)
            except ValueError:
                value = text
        else:
            for other in self.formulas[name].cells():
                if other in self.sources:
                    self.value(other, (*path, name))
            self.evaluations += 1
            value = self.formulas[name].evaluate(self)
        self.values[name] = value
        return value

    def calculate(self):
        self.values.clear()
        self.evaluations = 0
        for name in self.sources:
            if name in self.errors:
                continue
            try:
                self.value(name)
            except (FormulaError, ValueError, TypeError) as problem:
                self.errors[name] = problem
        return self

    def show(self):
        columns = sorted({name[0] for name in self.sources})
        rows = sorted({int(name[1:]) for name in self.sources})
        print("    " + "".join(f"{column:>12}" for column in columns))
        for row in rows:
            cells = []
            for column in columns:
                name = f"{column}{row}"
                if name in self.errors:
                    text = "#ERROR"
                else:
                    value = self.values.get(name, "")
                    text = value if isinstance(value, str) else f"{value:,.2f}"
                cells.append(f"{text[:11]:>12}")
            print(f"{row:>3} " + "".join(cells))
        for name, problem in self.errors.items():
            print(f"{name}: {type(problem).__name__}: {problem}")


def load(path):
    sheet = Sheet()
    with open(path) as lines:
        for number, line in enumerate(lines, 1):
            line = line.strip()
            if not line:
                continue
            name, separator, text = line.partition(" ")
            if not separator:
                sys.exit(f"{path}:{number}: a cell needs a value")
            sheet[name] = text
    return sheet


def main():
    sheet = load(sys.argv[1]).calculate()
    sheet.show()
    print("formula of C6:", sheet.formulas["C6"], "| of D9:", sheet.formulas["D9"], "|", sheet.evaluations, "evaluations")
    before = sheet.values["C7"]
    sheet["B2"] = "1450.5"
    sheet.errors.clear()
    sheet.calculate()
    print(f"C7 moves by {sheet.values['C7'] - before:.2f}")
    load("incomplete.txt")


if __name__ == "__main__":
    main()
