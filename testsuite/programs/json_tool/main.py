"""A JSON parser and printer: parses documents, reports errors with their place, prints compact or indented."""

import sys


class JsonError(ValueError):
    def __init__(self, message, text, position):
        self.message = message
        self.line = text.count("\n", 0, position) + 1
        self.column = position - text.rfind("\n", 0, position)
        super().__init__(f"{message} at line {self.line}, column {self.column}")


class Parser:
    SPACE = " \t\r\n"
    ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
    WORDS = {"true": True, "false": False, "null": None}
    max_depth = 60

    def __init__(self, text):
        self.text = text
        self.position = 0
        self.depth = 0

    def fail(self, message, position=None):
        raise JsonError(message, self.text, self.position if position is None else position)

    def peek(self):
        text, end = self.text, len(self.text)
        while self.position < end and text[self.position] in self.SPACE:
            self.position += 1
        return text[self.position] if self.position < end else ""

    def expect(self, wanted):
        found = self.peek()
        if found != wanted:
            self.fail(f"expected {wanted!r}, found {found!r}" if found else f"expected {wanted!r}, found the end")
        self.position += 1

    def document(self):
        value = self.value()
        if self.peek():
            self.fail("unexpected text after the document")
        return value

    def value(self):
        first = self.peek()
        if first == "{":
            return self.nested(self.object)
        if first == "[":
            return self.nested(self.array)
        if first == '"':
            return self.string()
        if first and (first in "-0123456789"):
            return self.number()
        for word, value in self.WORDS.items():
            if self.text.startswith(word, self.position):
                self.position += len(word)
                return value
        self.fail(f"unexpected {first!r}" if first else "unexpected end")

    def nested(self, read):
        self.depth += 1
        if self.depth > self.max_depth:
            self.fail("nested too deeply")
        try:
            return read()
        finally:
            self.depth -= 1

    def object(self):
        self.expect("{")
        result = {}
        if self.peek() == "}":
            self.position += 1
            return result
        while True:
            if self.peek() != '"':
                self.fail("expected a key")
            start = self.position
            key = self.string()
            if key in result:
                self.fail(f"duplicate key {key!r}", start)
            self.expect(":")
            result[key] = self.value()
            if self.peek() == ",":
                self.position += 1
                continue
            self.expect("}")
            return result

    def array(self):
        self.expect("[")
        result = []
        if self.peek() == "]":
            self.position += 1
            return result
        while True:
            result.append(self.value())
            if self.peek() == ",":
                self.position += 1
            else:
                break
        self.expect("]")
        return result

    def string(self):
        start = self.position
        self.position += 1
        pieces = []
        while True:
            if self.position >= len(self.text):
                self.fail("string is not closed", start)
            ch = self.text[self.position]
            self.position += 1
            if ch == '"':
                return "".join(pieces)
            if ch == "\\":
                pieces.append(self.escape())
            elif ch < " ":
                self.fail("control character in a string", self.position - 1)
            else:
                pieces.append(ch)

    def escape(self):
        ch = self.text[self.position:self.position + 1]
        self.position += 1
        if ch == "u":
            unit = self.hex4()
            if 0xD800 <= unit < 0xDC00 and self.text[self.position:self.position + 2] == "\\u":
                self.position += 2
                low = self.hex4()
                if not 0xDC00 <= low < 0xE000:
                    self.fail("bad surrogate pair")
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
            return chr(unit)
        try:
            return self.ESCAPES[ch]
        except KeyError:
            self.fail(f"unknown escape {ch!r}", self.position - 2)

    def hex4(self):
        digits = self.text[self.position:self.position + 4]
        try:
            value = int(digits, 16)
        except ValueError as problem:
            raise JsonError(f"bad hex digits {digits!r}", self.text, self.position) from problem
        self.position += 4
        return value

    def number(self):
        start = self.position
        text = self.text
        if text[self.position] == "-":
            self.position += 1
        self.digits()
        is_float = False
        if text[self.position:self.position + 1] == ".":
            is_float = True
            self.position += 1
            self.digits()
        if text[self.position:self.position + 1] in ("e", "E"):
            is_float = True
            self.position += 1
            if text[self.position:self.position + 1] in ("+", "-"):
                self.position += 1
            self.digits()
        literal = text[start:self.position]
        if literal.lstrip("-").startswith("0") and literal.lstrip("-")[1:2].isdigit():
            self.fail("leading zero", start)
        return float(literal) if is_float else int(literal)

    def digits(self):
        start = self.position
        while self.text[self.position:self.position + 1].isdigit():
            self.position += 1
        if start == self.position:
            self.fail("expected a digit")


class Printer:
    def __init__(self, indent=None, sort_keys=False, ascii_only=True):
        self.indent = indent
        self.sort_keys = sort_keys
        self.ascii_only = ascii_only

    def __call__(self, value):
        return "".join(self.pieces(value, 0))

    def quote(self, text):
        reverse = {v: k for k, v in Parser.ESCAPES.items() if k != "/"}
        out = ['"']
        for ch in text:
            if ch in reverse:
                out.append("\\" + reverse[ch])
            elif ch < " " or (self.ascii_only and ch > "~"):
                code = ord(ch)
                if code > 0xFFFF:
                    code -= 0x10000
                    out.append(f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}")
                else:
                    out.append(f"\\u{code:04x}")
            else:
                out.append(ch)
        out.append('"')
        return "".join(out)

    def pieces(self, value, level):
        if value is None:
            yield "null"
        elif value is True:
            yield "true"
        elif value is False:
            yield "false"
        elif isinstance(value, str):
            yield self.quote(value)
        elif isinstance(value, (int, float)):
            yield repr(value)
        elif isinstance(value, (list, tuple)):
            yield from self.group("[", "]", [(None, item) for item in value], level)
        elif isinstance(value, dict):
            items = sorted(value.items()) if self.sort_keys else value.items()
            yield from self.group("{", "}", list(items), level)
        else:
            raise TypeError(f"cannot print a {type(value).__name__}: {value!r}")

    def group(self, start, end, items, level):
        if not items:
            yield start + end
            return
        newline = "" if self.indent is None else "\n" + " " * self.indent * (level + 1)
        separator = ", " if self.indent is None else ","
        yield start
        for i, (key, item) in enumerate(items):
            if i:
                yield separator
            yield newline
            if key is not None:
                yield self.quote(key) + ": "
            yield from self.pieces(item, level + 1)
        if self.indent is not None:
            yield "\n" + " " * self.indent * level
        yield end


def parse(text):
    return Parser(text).document()


def count_kinds(value, counts=None):
    counts = {} if counts is None else counts
    kind = type(value).__name__
    counts[kind] = counts.get(kind, 0) + 1
    if isinstance(value, dict):
        for item in value.values():
            count_kinds(item, counts)
    elif isinstance(value, list):
        for item in value:
            count_kinds(item, counts)
    return counts


def lookup(value, path):
    for step in path.split("/"):
        value = value[int(step) if isinstance(value, list) else step]
    return value


DOCUMENT = r"""
{
  "name": "Molt \u0026 friends", "version": [3, 14, 10], "stable": true, "parent": null,
  "numbers": [0, -1, 12345678901234567890, 2.5, -0.0, 1e3, 1.5E-7, 1e22],
  "text": "tab\there, quote \", backslash \\, slash \/, snow \u2603, clef \ud834\udd1e",
  "nested": {"empty list": [], "empty object": {}, "deep": [[[["bottom"]]]]},
  "people": [{"name": "Ada", "born": 1815}, {"name": "Grace", "born": 1906}]
}
"""

BROKEN = [
    "", "[1, 2", '{"a" 1}', '{"a": 1,}', "[1 2]", '"open', '"bad \\x escape"', '"\\u12g4"', "01", "-", "1.", "tru",
    '{"a": 1, "a": 2}', "[1]\n]", '{\n  "x": [1,\n   @]}', "[" * 70, '"a\nb"', "nul", "{1: 2}", '"\\ud800\\u0041"',
]


def main():
    document = parse(DOCUMENT)
    print(Printer()(document))
    print(Printer(indent=2, sort_keys=True, ascii_only=False)(document))
    print(parse(Printer()(document)) == document, parse(Printer(indent=4)(document)) == document)
    print(sorted(count_kinds(document).items()))
    for path in ("people/1/name", "nested/deep/0/0/0/0", "version/-1", "people/2/name", "people/x", "none"):
        try:
            print(path, "=>", lookup(document, path))
        except (LookupError, ValueError) as problem:
            print(path, "=>", type(problem).__name__, problem)
    for text in BROKEN:
        try:
            print("parsed", parse(text))
        except JsonError as problem:
            shown = text if len(text) < 20 else text[:17] + "..."
            print(f"{shown!r}: {problem}", "(from %s)" % type(problem.__cause__).__name__ if problem.__cause__ else "")
    for line in sys.stdin:
        print(Printer()(parse(line)))
    large = [{"id": i, "tags": ["t%d" % (i % 7), None], "score": i / 8} for i in range(800)]
    text = Printer()(large)
    print(len(text), parse(text) == large)
    print(Printer()({"set": {1}}))


if __name__ == "__main__":
    main()
