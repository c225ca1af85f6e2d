# args: --title 'Field notes'
"""Converts a subset of Markdown from standard input to HTML: headings, lists, quotes, code, tables, inline marks, links."""

import sys

ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escape(text):
    return "".join(ESCAPES.get(ch, ch) for ch in text)


class Inline:
    """Turns inline marks into tags by scanning from left to right."""

    MARKS = [("**", "strong"), ("__", "strong"), ("~~", "del"), ("*", "em"), ("_", "em")]

    def __init__(self, links):
        self.links = links

    def __call__(self, text):
        out = []
        i = 0
        while i < len(text):
            step = self.code(text, i) or self.image_or_link(text, i) or self.mark(text, i)
            if step:
                html, i = step
                out.append(html)
            elif text[i] == "\\" and i + 1 < len(text) and not text[i + 1].isalnum():
                out.append(escape(text[i + 1]))
                i += 2
            else:
                out.append(escape(text[i]))
                i += 1
        return "".join(out)

    def code(self, text, i):
        if text[i] != "`":
            return None
        ticks = len(text[i:]) - len(text[i:].lstrip("`"))
        end = text.find("`" * ticks, i + ticks)
        if end < 0:
            return None
        return f"<code>{escape(text[i + ticks:end].strip())}</code>", end + ticks

    def image_or_link(self, text, i):
        image = text.startswith("![", i)
        if not image and text[i] != "[":
            return None
        start = i + (2 if image else 1)
        close = text.find("]", start)
        if close < 0:
            return None
        label = text[start:close]
        if text[close + 1:close + 2] == "(":
            end = text.find(")", close)
            if end < 0:
                return None
            target, _, title = text[close + 2:end].partition(" ")
            title = title.strip('"')
            i = end + 1
        elif text[close + 1:close + 2] == "[":
            end = text.find("]", close + 2)
            key = text[close + 2:end] or label
            if end < 0 or key.lower() not in self.links:
                return None
            target, title = self.links[key.lower()]
            i = end + 1
        else:
            return None
        suffix = f' title="{escape(title)}"' if title else ""
        if image:
            return f'<img src="{escape(target)}" alt="{escape(label)}"{suffix}>', i
        return f'<a href="{escape(target)}"{suffix}>{self(label)}</a>', i

    def mark(self, text, i):
        for mark, tag in self.MARKS:
            if not text.startswith(mark, i):
                continue
            inner = i + len(mark)
            end = text.find(mark, inner)
            while end > 0 and len(mark) == 1 and text[end:end + 2] == mark * 2:
                end = text.find(mark, end + 2)
            if end > inner and text[inner] != " " and text[end - 1] != " ":
                return f"<{tag}>{self(text[inner:end])}</{tag}>", end + len(mark)
        return None


class Lines:
    """A list of lines with a position, so that blocks can look ahead."""

    def __init__(self, lines):
        self.lines = lines
        self.at = 0

    def __bool__(self):
        return self.at < len(self.lines)

    def peek(self, offset=0):
        place = self.at + offset
        return self.lines[place] if place < len(self.lines) else ""

    def take(self):
        line = self.peek()
        self.at += 1
        return line

    def take_while(self, accepts):
        while self and accepts(self.peek()):
            yield self.take()


def list_marker(line):
    """(indent, kind, text) of a list item, or None."""
    stripped = line.lstrip()
    indent = len(line) - len(stripped)
    if stripped[:2] in ("- ", "* ", "+ "):
        return indent, "ul", stripped[2:]
    number, dot, rest = stripped.partition(". ")
    if dot and number.isdigit():
        return indent, "ol", rest
    return None


class Converter:
    def __init__(self):
        self.links = {}
        self.inline = Inline(self.links)
        self.headings = []
        self.counts = {}

    def convert(self, text):
        source = [line.expandtabs(4).rstrip() for line in text.split("\n")]
        return "\n".join(self.blocks(Lines([line for line in source if not self.definition(line)])))

    def definition(self, line):
        if not line.startswith("[") or "]: " not in line:
            return False
        key, _, rest = line[1:].partition("]: ")
        target, _, title = rest.partition(" ")
        self.links[key.lower()] = target, title.strip('"')
        return True

    def note(self, kind):
        self.counts[kind] = self.counts.get(kind, 0) + 1

    def blocks(self, lines):
        while lines:
            line = lines.peek()
            if not line.strip():
                lines.take()
            elif line.startswith("```"):
                yield self.fenced(lines)
            elif line.startswith("#"):
                yield self.heading(lines)
            elif line.startswith(">"):
                yield from self.quote(lines)
            elif line.replace(" ", "") in ("---", "***", "___"):
                lines.take()
                self.note("rule")
                yield "<hr>"
            elif list_marker(line):
                yield from self.list(lines, list_marker(line)[0])
            elif "|" in line and set(lines.peek(1)) <= set("|-: ") and "-" in lines.peek(1):
                yield from self.table(lines)
            else:
                yield self.paragraph(lines)

    def heading(self, lines):
        line = lines.take()
        text = line.lstrip("#")
        level = min(len(line) - len(text), 6)
        text = text.strip(" #")
        slug = "-".join("".join(ch if ch.isalnum() else " " for ch in text.lower()).split())
        self.headings.append((level, text, slug))
        self.note("heading")
        return f'<h{level} id="{slug}">{self.inline(text)}</h{level}>'

    def fenced(self, lines):
        language = lines.take()[3:].strip()
        body = list(lines.take_while(lambda line: not line.startswith("```")))
        lines.take()
        self.note("code")
        attribute = f' class="language-{escape(language)}"' if language else ""
        return f"<pre><code{attribute}>{escape(chr(10).join(body))}\n</code></pre>"

    def quote(self, lines):
        inner = [line[1:].removeprefix(" ") for line in lines.take_while(lambda line: line.startswith(">"))]
        self.note("quote")
        yield "<blockquote>"
        yield from self.blocks(Lines(inner))
        yield "</blockquote>"

    def list(self, lines, level):
        kind = list_marker(lines.peek())[1]
        self.note(kind)
        yield f"<{kind}>"
        while lines:
            found = list_marker(lines.peek())
            if not found or found[0] < level or found[1] != kind and found[0] == level:
                break
            indent, _, text = found
            if indent > level:
                yield from self.list(lines, indent)
                continue
            lines.take()
            done = None
            if text[:4] in ("[ ] ", "[x] "):
                done, text = text[1] == "x", text[4:]
            box = "" if done is None else f'<input type="checkbox"{" checked" if done else ""}> '
            yield f"<li>{box}{self.inline(text)}</li>"
        yield f"</{kind}>"

    def table(self, lines):
        split = lambda row: [cell.strip() for cell in row.strip().strip("|").split("|")]
        header, rule = split(lines.take()), split(lines.take())
        styles = []
        for cell in rule:
            left, right = cell.startswith(":"), cell.endswith(":")
            align = "center" if left and right else "right" if right else "left" if left else None
            styles.append(f' align="{align}"' if align else "")
        self.note("table")
        yield "<table>"
        yield self.row("th", header, styles)
        for line in lines.take_while(lambda line: "|" in line):
            yield self.row("td", split(line), styles)
        yield "</table>"

    def row(self, tag, cells, styles):
        return "<tr>" + "".join(f"<{tag}{s}>{self.inline(c)}</{tag}>" for c, s in zip(cells, styles)) + "</tr>"

    def paragraph(self, lines):
        starts = ("#", ">", "```")
        text = list(lines.take_while(lambda l: l.strip() and not l.startswith(starts) and not list_marker(l)))
        self.note("paragraph")
        return "<p>" + self.inline("\n".join(text)) + "</p>"

    def contents(self):
        for level, text, slug in self.headings:
            yield "  " * (level - 1) + f"- {text} (#{slug})"


def parse_arguments(arguments):
    options = {"title": "untitled", "contents": True}
    rest = iter(arguments)
    for argument in rest:
        if argument == "--title":
            options["title"] = next(rest)
        elif argument == "--no-contents":
            options["contents"] = False
        else:
            sys.exit(f"unknown option {argument}")
    return options


def main():
    options = parse_arguments(sys.argv[1:])
    converter = Converter()
    body = converter.convert(sys.stdin.read())
    print(f"<title>{escape(options['title'])}</title>")
    print(body)
    if options["contents"]:
        print("<!--", *converter.contents(), "-->", sep="\n")
    for kind, count in sorted(converter.counts.items(), key=lambda item: (-item[1], item[0])):
        print(f"{kind}: {count}", file=sys.stderr)


if __name__ == "__main__":
    main()
