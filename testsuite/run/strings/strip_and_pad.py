s = "  xxhixx \t\n"
print([s.strip(), s.lstrip(), s.rstrip(), s.strip().strip("x"), "xyxhix".strip("xy"), "abc".strip(""), "".strip(), "   ".strip(), "mississippi".lstrip("mis")])
print(["hi".ljust(5) + "|", "hi".rjust(5), "hi".center(5), "hi".center(6, "*"), "odd".center(6, "-"), "hi".ljust(1), "hi".zfill(5), "-5".zfill(4), "+x".zfill(5), "".zfill(2)])
print(["unhappy".removeprefix("un"), "unhappy".removeprefix("x"), "file.txt".removesuffix(".txt"), "file.txt".removesuffix(""), "a\tbc\td".expandtabs(), "a\tb".expandtabs(4), "\t|".expandtabs(0)])
for attempt in (lambda: "a".center(5, "ab"), lambda: "a".ljust("5"), lambda: "a".strip(5), lambda: "a".zfill(1.0)):
    try:
        print(attempt())
    except TypeError as e:
        print(e)
