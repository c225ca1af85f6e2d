a = bytearray(b"hello")
a[0] = 72
a.append(33)
a.extend(b"??")
a += b"x"
print(a, len(a), a[1:3], a.decode(), bytes(a), a == b"Hello!??x")
del a[-1]
a[1:3] = b"EEE"
a.insert(0, 62)
print(a, a.pop(), a.pop(0), a, a.find(b"lo"), a.upper())
a.reverse()
print(a, bytearray(3), bytearray([1, 2]), bytearray(b"x") * 3, a.replace(b"!", b""), list(bytearray(b"ab")))
a.clear()
print(a, not a)
for attempt in (lambda: bytearray([300]), lambda: bytearray(b"a").append(256), lambda: bytearray().pop(), lambda: hash(bytearray()), lambda: bytearray("a")):
    try:
        print(attempt())
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
