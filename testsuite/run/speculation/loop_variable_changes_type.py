# The accumulator is an int, then a float, then a big int, then a str, in one loop.
def fold(items):
    total = items[0]
    log = []
    for item in items[1:]:
        total = total + item
        log.append(type(total).__name__)
    return total, log


print(fold([1, 2, 3]))
print(fold([1, 2, 0.5, 3]))
print(fold([2 ** 62, 2 ** 62, 2 ** 62]))
print(fold([2 ** 62, 2 ** 62, 0.5]))
print(fold(["a", "b", "c"]))
print(fold([[1], [2], [3]]))
print(fold([True, True, 1.5]))
try:
    print(fold([1, 2, 3, "x", 4]))
except TypeError as e:
    print(e)
print(fold([(), (1,), (2.0,)]))
