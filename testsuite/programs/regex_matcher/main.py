"""A regular-expression engine: parser, translation to a nondeterministic automaton and its simulation."""

import sys


class PatternError(Exception):
    def __init__(self, message, pattern, position):
        super().__init__(f"{message}\n  {pattern}\n  {' ' * position}^")
        self.position = position


class State:
    count = 0

    def __init__(self, test=None, out=None, other=None):
        State.count += 1
        self.number = State.count
        self.test = test
        self.out = out
        self.other = other


class Fragment:
    """A part of an automaton: where it begins, and the loose ends (state, attribute) to be tied to what follows."""

    def __init__(self, start, ends):
        self.start = start
        self.ends = ends

    def tie(self, target):
        for state, attribute in self.ends:
            setattr(state, attribute, target)


class CharSet:
    CLASSES = {"d": "0123456789", "w": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", "s": " \t\n\r"}

    def __init__(self, ranges, negated=False):
        self.ranges = ranges
        self.negated = negated

    def __call__(self, ch):
        return any(low <= ch <= high for low, high in self.ranges) != self.negated

    @classmethod
    def named(cls, name):
        members = cls.CLASSES[name.lower()]
        return cls([(m, m) for m in members], negated=name.isupper())

    def __repr__(self):
        return f"[{'^' if self.negated else ''}{''.join(a if a == b else f'{a}-{b}' for a, b in self.ranges)}]"


ANY = CharSet([("\n", "\n")], negated=True)


class Compiler:
    def __init__(self, pattern):
        self.pattern = pattern
        self.at = 0
        self.groups = 0

    def fail(self, message):
        raise PatternError(message, self.pattern, self.at)

    def peek(self):
        return self.pattern[self.at:self.at + 1]

    def compile(self):
        fragment = self.alternation()
        if self.peek():
            self.fail("unbalanced )")
        fragment.tie(accept := State())
        return fragment.start, accept

    def alternation(self):
        left = self.sequence()
        while self.peek() == "|":
            self.at += 1
            right = self.sequence()
            left = Fragment(State(None, left.start, right.start), left.ends + right.ends)
        return left

    def sequence(self):
        empty = State()
        result = Fragment(empty, [(empty, "out")])
        while self.peek() not in ("", "|", ")"):
            piece = self.repeated()
            result.tie(piece.start)
            result = Fragment(result.start, piece.ends)
        return result

    def repeated(self):
        begin = self.at
        piece = self.atom()
        while self.peek() and self.peek() in "*+?{":
            sign = self.peek()
            self.at += 1
            if sign == "{":
                piece = self.counted(begin)
                continue
            split = State(None, piece.start)
            if sign == "?":
                piece = Fragment(split, piece.ends + [(split, "other")])
            else:
                piece.tie(split)
                piece = Fragment(split if sign == "*" else piece.start, [(split, "other")])
        return piece

    def counted(self, begin):
        close = self.pattern.find("}", self.at)
        body = self.pattern[self.at:close]
        low, comma, high = body.partition(",")
        if close < 0 or not low.isdigit() or (high and not high.isdigit()):
            self.fail("bad repeat")
        source = self.pattern[begin:self.at - 1]
        low = int(low)
        high = int(high) if high else low if not comma else None
        if high is not None and high < low:
            self.fail("repeat bounds are reversed")
        expanded = source * low + (f"({source})*" if high is None else f"({source})?" * (high - low))
        inner = Compiler(expanded)
        piece = inner.alternation()
        self.at = close + 1
        return piece

    def atom(self):
        ch = self.peek()
        if ch in ("*", "+", "?"):
            self.fail("nothing to repeat")
        self.at += 1
        if ch == "(":
            self.groups += 1
            inner = self.alternation()
            if self.peek() != ")":
                self.fail("missing )")
            self.at += 1
            return inner
        if ch == "[":
            test = self.char_set()
        elif ch == ".":
            test = ANY
        elif ch == "\\":
            test = self.escape()
        else:
            test = CharSet([(ch, ch)])
        state = State(test)
        return Fragment(state, [(state, "out")])

    def escape(self):
        ch = self.peek()
        if not ch:
            self.fail("pattern ends in a backslash")
        self.at += 1
        if ch.lower() in CharSet.CLASSES:
            return CharSet.named(ch)
        return CharSet([(ch, ch)])

    def char_set(self):
        negated = self.peek() == "^"
        self.at += negated
        ranges = []
        while self.peek() != "]" or not ranges:
            low = self.peek()
            if not low:
                self.fail("missing ]")
            self.at += 1
            if low == "\\":
                ranges += self.escape().ranges
                continue
            high = low
            if self.peek() == "-" and self.pattern[self.at + 1:self.at + 2] not in ("", "]"):
                high = self.pattern[self.at + 1]
                self.at += 2
                if high < low:
                    self.fail(f"bad range {low}-{high}")
            ranges.append((low, high))
        self.at += 1
        return CharSet(ranges, negated)


class Regex:
    def __init__(self, pattern):
        self.pattern = pattern
        self.starts = pattern.startswith("^")
        self.ends = pattern.endswith("$") and not pattern.endswith("\\$")
        before = State.count
        core = pattern[self.starts:len(pattern) - self.ends]
        self.start, self.accept = Compiler(core).compile()
        self.size = State.count - before

    def follow(self, states):
        reached = set()
        todo = list(states)
        while todo:
            state = todo.pop()
            if state is None or state in reached:
                continue
            reached.add(state)
            if state.test is None:
                todo += (state.out, state.other)
        return reached

    def match_at(self, text, begin):
        """The end of the longest match that begins at `begin`, or None."""
        current = self.follow([self.start])
        last = None
        for position in range(begin, len(text) + 1):
            if self.accept in current and (not self.ends or position == len(text)):
                last = position
            if position == len(text) or not current:
                break
            ch = text[position]
            current = self.follow([s.out for s in current if s.test is not None and s.test(ch)])
        return last

    def search(self, text, begin=0):
        for start in range(begin, 1 if self.starts else len(text) + 1):
            end = self.match_at(text, start)
            if end is not None:
                return start, end
        return None

    def find_all(self, text):
        position = 0
        while position <= len(text) and (found := self.search(text, position)):
            start, end = found
            yield text[start:end]
            position = end if end > start else end + 1

    def replace(self, text, substitute):
        out, position = [], 0
        while position <= len(text) and (found := self.search(text, position)):
            start, end = found
            out += [text[position:start], substitute(text[start:end])]
            if end == start:
                out.append(text[start:start + 1])
                end += 1
            position = end
        return "".join(out) + text[position:]


CHECKS = [
    ("abc", "xxabcxx"), ("a*b", "aaab"), ("a+", "baaa"), ("colou?r", "the color"), ("(ab|cd)+", "xabcdabx"), ("^a.c$", "abc"),
    ("^a.c$", "abcd"), (r"\d+-\d+", "tel 555-1234."), ("[a-f]+[^a-f]", "zzdeadbeef!"), ("x{3}", "xxxx"), ("x{2,3}y", "xxxxy"),
    ("(a|b)*abb", "aababb"), ("", "abc"), ("a|", "b"), (r"\w+@\w+\.(com|org)", "mail bob@site.org now"), (".*", "one\ntwo"), ("[]x]+", "a]x]"),
    ("(a?){12}a{12}", "a" * 12), ("é+日?", "caféé日本"), ("z", "abc"), (r"\S+\s\S+", "  two words "), ("[^\\d]+$", "12ab"), ("(x+x+)+y", "x" * 25),
]

BROKEN = ["(ab", "ab)", "*a", "a**?", "[abc", "a{2", "a{3,1}", "[z-a]", "abc\\", "(+)", "a{x}"]


def main():
    for pattern, text in CHECKS:
        regex = Regex(pattern)
        found = regex.search(text)
        shown = repr(text[found[0]:found[1]]) if found else "no match"
        print(f"{pattern!r:<26} {regex.size:>3} states  {shown}{f' at {found[0]}' if found else ''}")
    for pattern in BROKEN:
        try:
            print(pattern, Regex(pattern).size)
        except PatternError as problem:
            print(problem)
    text = "The year 1984 and 2001, or 42; call 555-0100."
    print(list(Regex(r"\d+").find_all(text)), list(Regex("[aeiou]").find_all("queue")), list(Regex("x*").find_all("axxb")))
    print(Regex(r"\d+").replace(text, lambda m: f"<{int(m) + 1}>"), Regex("").replace("ab", lambda m: "-"))
    words = Regex("[A-Za-z]+")
    lines = [line.rstrip("\n") for line in sys.stdin]
    for number, line in enumerate(lines, 1):
        counts = {}
        for word in words.find_all(line):
            counts[word.lower()] = counts.get(word.lower(), 0) + 1
        print(number, sum(counts.values()), max(counts, key=counts.get, default="-"))
    print(CharSet.named("d"), CharSet([("a", "z")], True), State.count > 500)
    sys.exit(Regex("exit (with )?3").search(lines[-1]) is None or "matched in the last line")


if __name__ == "__main__":
    main()
