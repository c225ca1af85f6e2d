TEXT = """The quick brown fox jumps over the lazy dog.
The dog sleeps; the fox does not.

A fox is quick, a dog is lazy."""


def words(text):
    word = ""
    for ch in text.lower():
        if ch.isalpha():
            word += ch
        elif word:
            yield word
            word = ""
    if word:
        yield word


counts = {}
for word in words(TEXT):
    counts[word] = counts.get(word, 0) + 1
for word, count in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:6]:
    print(f"{word:<6}{count:>3} {'#' * count}")


def wrap(text, width):
    line = ""
    for word in text.split():
        if len(line) + len(word) + bool(line) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


for line in wrap(TEXT, 24):
    print(f"|{line:^24}|")
print([len(line) for line in TEXT.split("\n")], TEXT.count("\n"), TEXT.title()[:20])
print([w for w in words(TEXT) if w == w[::-1]], max(words(TEXT), key=len), sorted(set(words(TEXT)))[:5])


def is_palindrome(s):
    letters = [c for c in s.lower() if c.isalnum()]
    return letters == letters[::-1]


print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("molt"))
