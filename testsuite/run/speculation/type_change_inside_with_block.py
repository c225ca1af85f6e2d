class Scope:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return kind is TypeError


def work(values):
    total = 0
    with Scope("outer"):
        for i, v in enumerate(values):
            with Scope(f"item {i}"):
                total += v
                print("total", total)
        print("loop done")
    return total


print(work([1, 2]))
print(work([1, 2 ** 62, 2 ** 62, 0.25]))
print(work([1, "x", 3]))
