log = []


def v(name, value):
    log.append(name)
    return value


def show(label, result):
    print(label, result, "".join(log))
    log.clear()


show("binary", v("a", 1) + v("b", 2) * v("c", 3))
show("compare", v("a", 1) < v("b", 5) < v("c", 3) < v("d", 9))
show("call", max(v("a", 1), v("b", 2), *v("c", [3]), key=v("d", None)))
show("index", v("a", [1, 2])[v("b", 1)])
show("dict", {v("a", 1): v("b", 2), v("c", 3): v("d", 4)})
show("list", [v("a", 1), *v("b", [2]), v("c", 3)])
show("and or", v("a", 0) and v("b", 1) or v("c", 2))
show("ternary", v("a", "yes") if v("b", True) else v("c", "no"))
items = [0, 0]
v("t", items)[v("i", 1)] = v("x", 5)
show("store", items)
v("t", items)[v("i", 1)] += v("x", 5)
show("augmented", items)
v("p", items)[v("q", 0)], v("r", items)[v("s", 1)] = v("x", 1), v("y", 2)
show("unpack", items)
show("fstring", f"{v('a', 1)} {v('b', 2):{v('c', 5)}}")
show("slice", v("a", "hello")[v("b", 1):v("c", 4):v("d", 2)])
show("not in", v("a", 1) not in v("b", [1]))
show("power", v("a", 2) ** v("b", 3) ** v("c", 2))
show("keyword call", dict(v("k", [("z", 1)]), a=v("a", 1), b=v("b", 2)))
