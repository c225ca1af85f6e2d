n = 300
print(n.bit_length(), n.bit_count(), (0).bit_length(), (-300).bit_length(), (2 ** 100).bit_length(), (-1).bit_count())
print(n.real, n.imag, n.numerator, n.denominator, n.conjugate(), n.is_integer(), n.as_integer_ratio())
print(n.to_bytes(2, "big"), n.to_bytes(4, "little"), (-1).to_bytes(2, "big", signed=True), (0).to_bytes(), (255).to_bytes())
print(int.from_bytes(b"\x01\x2c", "big"), int.from_bytes(b"\x01\x2c", "little"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes(b"", "big"))
for attempt in (lambda: n.to_bytes(1, "big"), lambda: (-1).to_bytes(2, "big"), lambda: n.to_bytes(2, "middle"), lambda: n.nothing):
    try:
        print(attempt())
    except (OverflowError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
print(n.__add__(5), n.__radd__(5), n.__add__(1.5), n.__lt__(400), n.__eq__("x"), n.__bool__(), n.__index__(), n.__hash__())
print(isinstance(n, int), isinstance(True, int), type(n), int.__name__, issubclass(bool, int))
