import math

for name, args in (("sqrt", (-1,)), ("log", (0,)), ("log", (-1,)), ("log", (1, 0)), ("log", (8, 1)), ("log2", (0,)), ("acos", (2,)), ("asin", (-1.5,)), ("exp", (1000,)), ("pow", (0, -1)), ("pow", (-8, 1 / 3)), ("fmod", (1, 0)), ("cosh", (1000,)), ("gamma", (0,)), ("atanh", (1,)), ("sqrt", ("a",)), ("sqrt", (None,)), ("sqrt", ()), ("floor", (math.inf,)), ("ceil", (math.nan,)), ("sin", (math.inf,)), ("hypot", ("x",)), ("ldexp", (1.0, 5000)), ("sqrt", (10 ** 400,)), ("dist", ([1], [1, 2])), ("log1p", (-1,)), ("remainder", (1, 0))):
    try:
        print(name, args if name != "sqrt" or args and args != (10 ** 400,) else "", getattr(math, name)(*args))
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as e:
        print(name, type(e).__name__, e)
print(math.sqrt(math.inf), math.exp(-math.inf), math.exp(-1000), math.atan(math.inf), math.pow(0, 0), math.pow(math.nan, 0), math.pow(1, math.inf), math.hypot(math.inf, math.nan), math.copysign(1, -math.nan))


class Value:
    def __float__(self):
        return 2.25

    def __floor__(self):
        return "custom floor"

    def __ceil__(self):
        return "custom ceil"


print(math.sqrt(Value()), math.floor(Value()), math.ceil(Value()))
