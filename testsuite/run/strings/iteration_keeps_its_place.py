# A loop over a string goes on where it was, also when what it computes is not what was expected.


def spell(text):
    total = 0
    for character in text:
        total = total * 1_000_003 + ord(character)
    return total


for text in ("", "a", "short", "long enough to need more than 64 bits", "é日本😀 and \udcff", "x" * 50):
    print(spell(text))


def collect(text, things):
    for character in text:
        things.append(character)
        if character == "c":
            things.append(things[0])
    return things


print(collect("abcd", []), collect("aécé", [1]), collect("abc", [1.5, None]))


def nested(a, b):
    return [x + y for x in a for y in b if x != y]


print(nested("abc", "bé"), nested("", "x"))


def until(text, stop):
    seen = ""
    for character in text:
        if character == stop:
            break
        seen += character
    else:
        return seen + "!"
    return seen


print(until("hello world", "o"), until("hello", "z"), until("日本語", "語"))


def counts(text):
    found = {}
    for character in text:
        found[character] = found.get(character, 0) + 1
    return sorted(found.items())


print(counts("mississippi é é"))


def failing(text):
    for index, character in enumerate(text):
        try:
            print(int(character), end=" ")
        except ValueError as error:
            print(error, index)


failing("12x4é")


class Text(str):
    def __iter__(self):
        return iter(["mine"])


print(collect(Text("abc"), []), list(iter("é😀")))


def mixed(things):
    out = []
    for thing in things:
        for part in thing:
            out.append(part)
    return out


print(mixed(["ab", [1, 2], "cd", (3,), {"k": 0}]))


def numbers(limit):
    for n in range(limit):
        if n % 2 == 0 or n > limit - 2:
            yield n
        elif n < 2 < limit:
            yield -n


print(list(numbers(7)), [1 < n <= 3 for n in numbers(5)])


class Odd:
    def __lt__(self, other):
        return [other]

    def __eq__(self, other):
        raise ValueError("no equality")


def compared(things):
    for thing in things:
        if thing < 1:
            yield "less"
        else:
            yield "not less"
        try:
            if thing == 1:
                yield "one"
        except ValueError as error:
            yield str(error)


print(list(compared([0, 1, 2.5, Odd()])))
