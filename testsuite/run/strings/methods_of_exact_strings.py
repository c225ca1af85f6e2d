# Methods of strings that are known to be exactly `str`, called directly: results, identities of what stays as it is, errors.


def cases(text):
    return [
        text.lower(), text.upper(), text.casefold(), text.capitalize(), text.title(), text.swapcase(),
        text.isalnum(), text.isalpha(), text.isdecimal(), text.isdigit(), text.isidentifier(), text.islower(),
        text.isnumeric(), text.isprintable(), text.isspace(), text.istitle(), text.isupper(),
    ]


def layouts(text, width):
    return [
        text.strip(), text.lstrip(), text.rstrip(), text.strip(" xé"), text.lstrip("xy"), text.rstrip("\n ,;!~"),
        text.removeprefix("ab"), text.removesuffix("ab"), text.center(width), text.ljust(width), text.rjust(width),
        text.zfill(width),
    ]


def places(text, part):
    found = [
        text.find(part), text.rfind(part), text.count(part), text.startswith(part), text.endswith(part), part in text,
        text.replace(part, "<>"), text.split(), text.splitlines(),
    ]
    try:
        found.append(text.index(part))
        found.append(text.rindex(part))
    except ValueError as error:
        found.append(str(error))
    for method in (text.split, text.partition, text.rpartition):
        try:
            found.append(method(part))
        except ValueError as error:
            found.append(str(error))
    try:
        found.append(text.split(part))
        found.append(text.partition(part))
        found.append(text.rpartition(part))
    except ValueError as error:
        found.append(str(error))
    return found


TEXTS = ["", "a", "Abc abc", "  spaced\tout \n", "x" * 40 + "Y", "ÄÖ ß é", "日本 語", "ab12ab", "-12", "+é", "A\r\nb\x1cc\x1fd\n\n"]
for text in TEXTS:
    print(ascii(cases(text)))
    for width in (0, 5, 8, -3):
        print(ascii(layouts(text, width)))
    for part in ("", "a", "ab", "é", " ", "語", "zz"):
        print(ascii(places(text, part)))


class Text(str):
    def lower(self):
        return "mine"


def lowered(text):
    return text.lower()


print(lowered("ABC"), lowered(Text("ABC")), lowered("ÄB"))


def joined(separator, items):
    return separator.join(items)


print(joined(", ", ["a", "b"]), joined("", ("x",)), joined("-", {"k": 1}), joined("é", (str(i) for i in range(3))))
for wrong in ([1], 5, ["a", None]):
    try:
        joined(",", wrong)
    except TypeError as error:
        print(error)


def counted(words):
    counts = {}
    for word in words:
        key = word.strip(".,").lower()
        if key in counts:
            counts[key] += 1
        else:
            counts[key] = 1
    return counts


print(counted("The the, THE. end é É.".split()))
try:
    counted(["fine", None])
except AttributeError as error:
    print(error)
