print("a b  c ".split(), "a b  c ".split(" "), "".split(), "".split(","), "  ".split(), "a,b,,c".split(","), ",".split(","))
print("a b c d".split(maxsplit=2), "a b c d".split(" ", 1), "a b c d".rsplit(" ", 1), "a b c d".rsplit(None, 2), "a--b--c".split("--"), " a  b ".split(None, 1))
print("a\nb\r\nc\rd\x0be\u2028f".splitlines(), "a\nb\n".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "x\r\ny".splitlines(keepends=True))
print("key=value=x".partition("="), "key=value=x".rpartition("="), "none".partition("="), "none".rpartition("="), "=".partition("="))
print(", ".join(["a", "b"]), "".join("xyz"), "-".join([]), "-".join(["one"]), ".".join(str(i) for i in range(5)), "ab".join(("1", "2", "3")))
for attempt in (lambda: "a b".split(""), lambda: ",".join(["a", 1]), lambda: ",".join(5), lambda: "a".split(1), lambda: "".join([None]), lambda: "a".partition("")):
    try:
        print(attempt())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print("é ü\u3000x".split(), "1\x1c2".split(), "a\x85b".splitlines())
