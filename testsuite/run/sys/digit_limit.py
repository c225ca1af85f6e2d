# The limit on conversions between ints and decimal digits can be asked for and set.
import sys

def show(compute):
    try:
        print(repr(compute()))
    except Exception as error:
        print(type(error).__name__, error)


print(sys.get_int_max_str_digits())
show(lambda: len(str(10**4299)))
show(lambda: str(10**4300))
show(lambda: int("1" * 4301))
sys.set_int_max_str_digits(1000)
show(lambda: int("1" * 1001))
show(lambda: str(10**1001))
sys.set_int_max_str_digits(maxdigits=0)
print(len(str(10**5000)), sys.get_int_max_str_digits())
show(lambda: sys.set_int_max_str_digits(639))
show(lambda: sys.set_int_max_str_digits("a"))
print(float.__getformat__("double"), float.fromhex("\v0x1p4\f"))
show(lambda: float.__getformat__("long"))
