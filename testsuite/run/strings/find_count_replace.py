s = "the cat sat on the mat"
print(s.find("at"), s.find("at", 6), s.find("at", 6, 10), s.find("zz"), s.find(""), s.find("", 100), s.rfind("at"), s.rfind("at", 0, 10), s.find("t", -2))
print(s.index("cat"), s.rindex("the"), s.count("at"), s.count("t", 5), s.count(""), s.count("at", 5, 11), "aaaa".count("aa"))
print(s.replace("at", "og"), s.replace("at", "og", 1), s.replace("", "-")[:12], s.replace("zz", "y"), "aaa".replace("a", "bb", 2), "aaa".replace("a", "", 0), "aaa".replace("a", "b", count=1))
print(s.startswith("the"), s.startswith("cat", 4), s.startswith(("dog", "the")), s.endswith("mat"), s.endswith(("a", "b")), s.endswith("cat", 0, 7), s.startswith(""))
for attempt in (lambda: s.index("dog"), lambda: s.rindex("dog", 3), lambda: s.find(5), lambda: s.startswith(5), lambda: s.replace("a"), lambda: s.startswith(["a"])):
    try:
        print(attempt())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print("naïve café".find("é"), "日本語日本".rfind("日"), "日本語".index("語"), "a😀b😀".count("😀"), "😀x".replace("😀", "é"))
