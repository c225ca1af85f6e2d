# Resizing, `%`, and the other operations that came with buffers.
def show(compute):
    try:
        print(repr(compute()))
    except Exception as error:
        print(type(error).__name__, error)


array = bytearray(b"abc")
array.resize(5)
print(array)
array.resize(1)
print(array, array.__alloc__() >= 1)
show(lambda: array.resize(-1))
show(lambda: array.resize("a"))
print(bytearray(b"%s-%d") % (b"x", 5), bytearray.maketrans(b"a", b"b")[97], b"a".__bytes__())
show(lambda: bytearray(b"%d") % b"x")
show(lambda: b"abc".center(7, b"xx"))
show(lambda: b"abc".ljust(7, "x"))
show(lambda: sum([1], bytearray()))
