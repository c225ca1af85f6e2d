# What is reached by a name that stands nowhere in the program is linked all the same.


def spelled(*parts):
    return "".join(parts)


print(getattr("abc", spelled("up", "per"))())
print(getattr([3, 1, 2], spelled("co", "unt"))(1))
print(getattr({}, spelled("set", "default"))("key", 7))
print(getattr(b"a-b", spelled("rep", "lace"))(b"-", b"+"))
print(getattr(255, spelled("bit_", "length"))())
print(sorted(getattr({1, 2}, spelled("symmetric_", "difference"))({2, 3})))
print(getattr((1, 2, 1), spelled("in", "dex"))(2))
print(getattr(2.5, spelled("as_integer_", "ratio"))())
