s = "abcdefghij"
l = list(range(10))
cases = [(None, None, None), (2, 5, None), (-3, None, None), (None, -3, None), (None, None, 2), (None, None, -1), (8, 2, -2), (2, 8, -1), (100, 200, None), (-100, 3, None), (5, 5, None), (-1, -11, -3), (None, 4, -1), (4, None, -1), (0, 2 ** 70, 3), (-(2 ** 70), 4, None)]
for a, b, c in cases:
    print((a, b, c), s[a:b:c], l[a:b:c], tuple(l)[a:b:c], range(10)[a:b:c], s.encode()[a:b:c])
for bad in (0, 1.0, "x"):
    try:
        l[::bad]
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
