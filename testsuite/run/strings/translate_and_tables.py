table = str.maketrans("abc", "xyz")
print("aabbcc d".translate(table), "abc".translate({97: None, 98: "BB", 99: 67}), "hello".translate(str.maketrans("", "", "l")), "abc".translate(str.maketrans({"a": "1", "b": None})))
print(table, str.maketrans("a", "é", "z"))
for attempt in (lambda: str.maketrans("ab", "c"), lambda: str.maketrans({"ab": 1}), lambda: "a".translate(5)):
    try:
        print(attempt())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def rot13(text):
    lower = "abcdefghijklmnopqrstuvwxyz"
    return text.translate(str.maketrans(lower + lower.upper(), lower[13:] + lower[:13] + lower[13:].upper() + lower[:13].upper()))


print(rot13("Hello, World"), rot13(rot13("Hello, World")))
