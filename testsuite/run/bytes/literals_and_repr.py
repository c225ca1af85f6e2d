for b in (b"", b"abc", b"it's", b'"', b"both '\"", b"\x00\xff\n\t\\", bytes(3), bytes([65, 66]), bytes(range(5)), bytes("é", "utf-8"), b"a" b"c", rb"\n"):
    print(b, len(b), list(b))
print(b"abc"[0], b"abc"[-1], b"abc"[1:], b"abc"[::-1], b"abc"[5:], 97 in b"abc", b"bc" in b"abc", b"" in b"a")
for attempt in (lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("a"), lambda: bytes(-1), lambda: bytes(["a"]), lambda: b"a"[3], lambda: b"a" + "b", lambda: bytes(1.5), lambda: "a" in b"a", lambda: 300 in b"a"):
    try:
        print(attempt())
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
