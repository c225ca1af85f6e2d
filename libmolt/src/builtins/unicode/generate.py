"""Writes tables.rs from the Unicode data of the CPython that runs it: `python3.14 generate.py > tables.rs`."""

import sys
import unicodedata

SURROGATES = range(0xD800, 0xE000)


def toggles(name, doc, holds):
    points, inside = [], False
    for code in range(0x110000):
        if holds(chr(code)) != inside:
            inside = not inside
            points.append(code)
    if inside:
        points.append(0x110000)
    print(f"\n/// {doc}\n#[rustfmt::skip]\npub static {name}: Toggles = Toggles(&[")
    write_rows([f"{point:#x}" for point in points])
    print("]);")


def write_rows(items):
    row = "   "
    for item in items:
        if len(row) + len(item) + 2 > 118:
            print(row)
            row = "   "
        row += f" {item},"
    if row.strip():
        print(row)


def mapping(name, doc, convert):
    """Runs of code points whose images differ from them by the same amount; images of several code points apart."""
    runs, special = [], []
    for code in range(0x80, 0x110000):
        if code in SURROGATES:
            continue
        image = convert(chr(code))
        if image == chr(code):
            continue
        if len(image) > 1:
            special.append((code, image))
            continue
        delta = ord(image) - code
        if runs:
            start, last, stride, before = runs[-1]
            step = code - last
            if before == delta and step <= 2 and stride in (0, step):
                runs[-1] = (start, code, step, delta)
                continue
        runs.append((code, code, 0, delta))
    print(f"\n/// {doc}\n#[rustfmt::skip]\npub static {name}: Mapping = Mapping {{\n    runs: &[")
    write_rows([f"run({start:#x}, {last:#x}, {max(stride, 1)}, {delta})" for start, last, stride, delta in runs])
    print("    ],\n    special: &[")
    write_rows(["({:#x}, \"{}\")".format(code, "".join(f"\\u{{{ord(c):x}}}" for c in image)) for code, image in special])
    print("    ],\n};")


def case_ignorable(char):
    return ("A\u03a3" + char + "A").lower()[1] == "\u03c3" and ("A\u03a3" + char).lower()[1] == "\u03c2"


print(f"//! Unicode {unicodedata.unidata_version} data, as CPython {sys.version_info.major}.{sys.version_info.minor} has it. "
      "Made by `generate.py`; see there.\n")
print("use super::{Mapping, Toggles, run};")
toggles("ALPHABETIC", "`str.isalpha`.", str.isalpha)
toggles("LOWERCASE", "`str.islower`.", str.islower)
toggles("UPPERCASE", "`str.isupper`.", str.isupper)
toggles("TITLECASE", "Letters that are titlecase themselves (`Lt`).", lambda c: unicodedata.category(c) == "Lt")
toggles("DIGIT", "`str.isdigit`.", str.isdigit)
toggles("NUMERIC", "`str.isnumeric`.", str.isnumeric)
toggles("PRINTABLE", "`str.isprintable`.", str.isprintable)
toggles("IDENTIFIER_START", "May begin an identifier.", str.isidentifier)
toggles("IDENTIFIER_CONTINUE", "May continue an identifier.", lambda c: ("a" + c).isidentifier())
toggles("CASE_IGNORABLE", "Does not separate a capital sigma from the word around it.", case_ignorable)
print("\n/// The zeros of every set of decimal digits; the nine others follow each.\n#[rustfmt::skip]\npub static DECIMAL_ZEROS: &[u32] = &[")
write_rows([f"{code:#x}" for code in range(0x110000) if unicodedata.decimal(chr(code), None) == 0])
print("];")
mapping("TO_LOWER", "`str.lower` of one code point.", str.lower)
mapping("TO_UPPER", "`str.upper` of one code point.", str.upper)
mapping("TO_TITLE", "`str.title` of one code point.", str.title)
mapping("TO_FOLDED", "`str.casefold` of one code point.", str.casefold)
