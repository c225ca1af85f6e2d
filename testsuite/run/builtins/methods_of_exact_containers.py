# Methods of lists, dicts and sets and builtin functions that are called directly: results and errors.


def lists(items, extra):
    items.append(extra)
    items.insert(0, extra)
    items.insert(-100, extra)
    items.insert(100, extra)
    print(items, items.pop(), items.pop(0), items.pop(-1), items.index(2), items.count(extra), items.copy())
    items.extend((7, 8))
    items.extend(i for i in (5, 6))
    items.reverse()
    items.sort()
    items.remove(7)
    print(items, 5 in items, 50 in items, 5.0 in items, None in items)
    for action in (lambda: items.pop(99), lambda: items.index(99), lambda: items.remove(99), lambda: items.extend(5)):
        try:
            action()
        except (IndexError, ValueError, TypeError) as error:
            print(type(error).__name__, error)


def list_errors(items):
    for index in (99, -99):
        try:
            items.pop(index)
        except IndexError as error:
            print(error)
    try:
        items.index("no")
    except ValueError as error:
        print(error)
    try:
        items.remove("no")
    except ValueError as error:
        print(error)
    try:
        items.extend(5)
    except TypeError as error:
        print(error)
    items.clear()
    try:
        items.pop()
    except IndexError as error:
        print(error)


def mixed(items):
    try:
        items.sort()
    except TypeError as error:
        print(error)


def dicts(mapping, key):
    print(mapping.get(key), mapping.get(key, 0), mapping.setdefault(key, []), mapping.setdefault(key, 5), mapping)
    print(list(mapping.keys()), list(mapping.values()), list(mapping.items()), len(mapping), key in mapping)
    print(mapping.pop(key), mapping.pop(key, "gone"), mapping.pop(key, None), mapping.copy())
    mapping.update({"u": 1})
    mapping.update([("v", 2)])
    print(mapping)
    try:
        mapping.pop(key)
    except KeyError as error:
        print(repr(error))
    for wrong in ([], {}):
        try:
            mapping.get(wrong)
        except TypeError as error:
            print(error)
    mapping.clear()
    print(mapping, len(mapping))


def sets(members, item):
    members.add(item)
    members.add(item)
    print(sorted(members), item in members, "x" in members, len(members))
    members.discard("x")
    members.discard(item)
    members.update([3, 4])
    members.remove(3)
    print(sorted(members))
    try:
        members.remove("x")
    except KeyError as error:
        print(repr(error))
    try:
        members.add([])
    except TypeError as error:
        print(error)
    print({1} in members)
    members.clear()
    try:
        members.pop()
    except KeyError as error:
        print(repr(error))


def functions(text, number, items):
    print(ord(text[0]), chr(number), isinstance(text, str), isinstance(number, (str, float)), any(items), all(items))
    print(sorted(items), list(text), sorted(set(text)), str(number), str(text), str(items), repr(text), str(True))
    print(int("12"), int("1" * 30), int(" -5 "), float("2.5"), float("inf"), len(items))
    for code in (-1, 0x110000):
        try:
            chr(code)
        except ValueError as error:
            print(error)
    try:
        ord(text)
    except TypeError as error:
        print(error)
    try:
        int(text)
    except ValueError as error:
        print(error)
    try:
        float(text)
    except ValueError as error:
        print(error)
    try:
        sorted([1, "a"])
    except TypeError as error:
        print(error)
    try:
        list(5)
    except TypeError as error:
        print(error)
    try:
        isinstance(1, 1)
    except TypeError as error:
        print(error)


lists([1, 2, 3], 4)
list_errors([1, 2])
mixed([1, "a"])
mixed([3, 1.5, True])
dicts({"a": 1}, "k")
dicts({1: 2}, (1, 2))
sets({1, 2}, 9)
functions("hello", 955, [3, 1, 2])


class Loud:
    def __eq__(self, other):
        print("compared")
        return False

    def __hash__(self):
        return hash("k")


def lookups(mapping, key):
    return mapping.get(key), key in mapping, mapping.setdefault(key, 3)


print(lookups({"k": 1}, Loud())[0])
values = [1, 2]
values.append(values)
print(values)
