print("{} {} {}".format(1, "a", None), "{0}{1}{0}".format("x", "y"), "{a} {b:>4}|".format(a=1, b=2), "{0[1]} {0[0]}".format([5, 6]), "{d[key]}".format(d={"key": "v"}), "{{}}".format())
print("{:>8}|{:<8}|{:^8}|{:*^8}".format("a", "b", "c", "d"), "{!r} {!s} {!a}".format("é", "é", "é"), "{:{w}.{p}f}".format(3.14159, w=8, p=2), "{0.real}".format(5))
print("{:5}|{:5}|{:<5}|{:05d}".format(1, "a", 1, 42), "{:,}".format(1234567), "{:.3}".format("abcdef"), "{:c}".format(97), "{0:{1}}".format("x", ">3"))
for attempt in (lambda: "{} {}".format(1), lambda: "{a}".format(), lambda: "{0} {}".format(1, 2), lambda: "{".format(), lambda: "}".format(), lambda: "{:d}".format("x"), lambda: "{!x}".format(1), lambda: "{0[5]}".format([1]), lambda: "{0.nope}".format(1), lambda: "{:Q}".format(1)):
    try:
        print(attempt())
    except (IndexError, KeyError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
print("{a}{b}".format_map({"a": 1, "b": 2}))
