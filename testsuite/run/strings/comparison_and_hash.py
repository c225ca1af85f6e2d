words = ["b", "a", "B", "aa", "", "é", "z", "日", "😀", "a\0", "ab"]
print(sorted(words), min(words), max(words))
print("a" < "b", "a" < "B", "abc" < "abd", "abc" < "abcd", "" < "a", "é" > "z", "\uffff" < "\U00010000", "a" == "a", "a" != "A", "a" <= "a")
print("ab" == "a" + "b", hash("ab") == hash("a" + "b"), {"ab": 1}["a" + "b"], "x" in {"x"}, "a" == 1, "1" == 1)
print([hash(s) for s in ("", "a", "hello", "é", "日本", "😀")])
for attempt in (lambda: "a" < 1, lambda: "a" < None, lambda: "a" >= b"a", lambda: 1 in "a", lambda: None in "a"):
    try:
        print(attempt())
    except TypeError as e:
        print(e)
print("" in "", "" in "a", "bc" in "abcd", "bd" in "abcd", "日" in "a日b", "a" not in "b")
