# `mappingproxy`: everything that reads, nothing that writes.
class C:
    x = 1


def show(compute):
    try:
        print(repr(compute()))
    except Exception as error:
        print(type(error).__name__, error)


View = type(C.__dict__)
source = {"a": 1, "b": 2}
view = View(source)
print(view, len(view), list(view), "a" in view, view["b"], view.get("c"), view.get("c", 3))
print(list(view.keys()), list(view.values()), list(view.items()), view.copy(), list(reversed(view)))
print(view | {"c": 3}, {"c": 3} | view, view | View({"d": 4}), view == source, view != {})
source["z"] = 26
print(view, C.__dict__["x"], C.__dict__.get("y", "none"), View[int, str])
show(lambda: View(5))
show(lambda: View([1]))
show(lambda: View())
show(lambda: View({}, {}))
show(lambda: view["missing"])
show(lambda: hash(view))
show(lambda: view.pop("a"))
show(lambda: view.get())


def change():
    view["a"] = 2


def update():
    global view
    view |= {}


show(change)
show(update)
