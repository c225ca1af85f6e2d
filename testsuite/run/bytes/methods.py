b = b"the cat sat"
print(b.upper(), b.title(), b.find(b"at"), b.find(97), b.rfind(b"at"), b.count(b"at"), b.replace(b"at", b"og"), b.split(), b.split(b"a"), b.partition(b" "), b.startswith(b"the"), b.endswith((b"x", b"t")))
print(b"-".join([b"a", b"b"]), b" x ".strip(), b"x".ljust(3, b"."), b"7".zfill(3), b"abc".hex(), b"abc".hex(":"), bytes.fromhex("61 62ff"), b"a\nb".splitlines(), b"A1".isalnum(), b"ab".isalpha(), b"a,b".rsplit(b",", 1))
print(b"a" + b"b", b"ab" * 2, b"a" < b"b", b"a" == "a", b"ab" == b"ab", hash(b"ab") == hash(b"a" + b"b"), hash(b"hello"), sorted([b"b", b"a", b"B"]), b"abc".translate(bytes.maketrans(b"a", b"z")), b"abc".decode())
print(list(b"hi"), [f"{x:02x}" for x in b"\x00\x7f\xff"], sum(b"abc"), max(b"abc"), bytes(reversed(b"abc")), dict(enumerate(b"ab")), b"%d-%s" % (5, b"x"))
for attempt in (lambda: b.index(b"zz"), lambda: b.split(b""), lambda: b",".join(["a"]), lambda: b.replace("a", "b"), lambda: bytes.fromhex("6"), lambda: b.find(256), lambda: b.startswith("t")):
    try:
        print(attempt())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
