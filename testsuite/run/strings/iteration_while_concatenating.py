s = "abc"
for ch in s:
    s = s + ch.upper()
print(s)
print(list(reversed(s)), list(enumerate("xy", 5)), list(zip("abc", "12")), dict(zip("ab", "cd")), max("hello"), min("hello"), sorted("hello"), set("aab") == {"a", "b"})
it = iter("pq")
print(next(it), next(it), next(it, "end"))
a, b, *c = "hello"
print(a, b, c, [*"xy"], (*"z",), {*"q"})
print(any(c.isdigit() for c in "ab1"), all(c.islower() for c in "abC"), sum(ord(c) for c in "abc"), list(map(str.upper, "ab")), list(filter(str.isalpha, "a1b2")))
