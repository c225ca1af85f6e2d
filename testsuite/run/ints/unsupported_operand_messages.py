one = 1
for label, attempt in [
    ("1 + 'a'", lambda: 1 + "a"), ("'a' + 1", lambda: "a" + 1), ("1 - None", lambda: 1 - None), ("1 // []", lambda: 1 // []),
    ("1 % {}", lambda: 1 % {}), ("1 ** 'x'", lambda: 1 ** "x"), ("1 << 1.0", lambda: 1 << 1.0), ("1.0 & 1", lambda: 1.0 & 1),
    ("~1.5", lambda: ~1.5), ("-'a'", lambda: -"a"), ("+[]", lambda: +[]), ("1 < 'a'", lambda: 1 < "a"), ("None > 1", lambda: None > 1),
    ("[] >= ()", lambda: [] >= ()), ("1 in 2", lambda: 1 in 2), ("1()", lambda: one()), ("1[0]", lambda: one[0]), ("divmod", lambda: divmod(1, "a")),
    ("abs", lambda: abs("a")), ("1 @ 2", lambda: 1 @ 2), ("pow", lambda: pow("a", 2)), ("round", lambda: round("a")), ("1.5 % 'a'", lambda: 1.5 % "a"),
]:
    try:
        print(label, attempt())
    except TypeError as e:
        print(label, "->", e)
x = 1
for text in ("x += 'a'", "x -= []"):
    try:
        if text[2] == "+":
            x += "a"
        else:
            x -= []
    except TypeError as e:
        print(text, "->", e, x)
