print((2.0).is_integer(), (2.5).is_integer(), float("inf").is_integer(), (0.75).as_integer_ratio(), (-2.5).as_integer_ratio(), (1e300).as_integer_ratio()[1])
print((1.0).hex(), (0.1).hex(), (-2.5).hex(), (0.0).hex(), (5e-324).hex(), float("inf").hex(), float.fromhex("0x1.8p1"), float.fromhex("-0x.8"), float.fromhex("nan"))
print((1.5).real, (1.5).imag, (1.5).conjugate(), (2.5).__add__(1), (2.5).__int__(), (2.7).__trunc__(), (2.5).__floor__(), (2.5).__ceil__(), (2.5).__round__())
print(hash(1.0), hash(0.5), hash(1.5), hash(float("inf")), hash(-float("inf")), hash(1e100), hash(0.1), hash(-0.5))
for attempt in (lambda: float("inf").as_integer_ratio(), lambda: float("nan").as_integer_ratio(), lambda: int(float("nan")), lambda: (1.5).missing, lambda: float.fromhex("xyz")):
    try:
        print(attempt())
    except (OverflowError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
print(float.from_number(3) if hasattr(float, "from_number") else "older", type(1.0), isinstance(1, float))
