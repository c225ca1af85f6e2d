s = "aé日😀"
print(s.encode(), s.encode("utf-8"), s.encode("ascii", "ignore"), s.encode("ascii", "replace"), "é".encode("latin-1"), "abc".encode("ascii"), s.encode("ascii", "backslashreplace"), s.encode("ascii", "xmlcharrefreplace"))
print(b"a\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", "ignore"), b"\xff".decode("utf-8", "backslashreplace"), str(b"abc", "ascii"))
for attempt in (lambda: "é".encode("ascii"), lambda: "日本".encode("latin-1"), lambda: b"\xff\xfe".decode(), lambda: b"a\xc3".decode("utf-8"), lambda: "\ud800".encode(), lambda: "a".encode("nonsense"), lambda: b"\x80".decode("ascii"), lambda: b"\xe2\x28\xa1".decode()):
    try:
        print(attempt())
    except (UnicodeError, LookupError) as e:
        print(type(e).__name__, e)
