print("%s %r %a" % ("é", "é", "é"), "%5s|%-5s|%.2s" % ("ab", "ab", "abc"), "%d%%" % 50, "%(a)s-%(b)05.1f" % {"a": 1, "b": 2.345}, "%s" % (1,), "%s" % [1, 2])
print("%x %X %o %#x %#o %e %E %f %g" % (255, 255, 8, 255, 8, 12345.678, 12345.678, 1.5, 0.00001))
print("%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%+d % d %05d %s" % (5, 5, 5, None), "%c%c" % (65, "b"), "%i" % 3.99, "%s %s" % ("a", ("b",)))
for template, value in (("%d", "a"), ("%s %s", (1,)), ("%s", (1, 2)), ("%d", None), ("%q", 1), ("%(a)s", {}), ("%(a)s", 1), ("%c", "ab"), ("%", 1), ("%x", 1.5), ("%f", "x"), ("abc", 1)):
    try:
        print(template % value)
    except (TypeError, ValueError, KeyError) as e:
        print(repr(template), type(e).__name__, e)
