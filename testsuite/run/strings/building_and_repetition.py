s = ""
for i in range(200):
    s += chr(97 + i % 26)
    if i % 50 == 49:
        s += "é日"[i // 100]
print(len(s), s[:30], s[-30:], s.count("a"))
print("ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "é" * 4, "-" * 20, "=" * True)
parts = []
for word in ("x", "yy", "zzz"):
    parts.append(word * len(parts))
print(parts, "|".join(parts))
t = s
s += "!"
print(len(t), len(s), t is s, s.endswith("!"))
text = "abc"
text *= 2
print(text, text[0] + text[-1], text[1:] + text[:1])
for attempt in (lambda: "a" * 1.5, lambda: "a" * "b", lambda: "a" - "b", lambda: "a" + 1, lambda: "a" + None, lambda: 1 + "a", lambda: "a" / 2):
    try:
        attempt()
    except TypeError as e:
        print(e)
