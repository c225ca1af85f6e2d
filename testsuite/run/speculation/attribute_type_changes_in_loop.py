class Cell:
    def __init__(self, value):
        self.value = value


def run(cell, updates):
    history = []
    for update in updates:
        cell.value = cell.value + update
        history.append((type(cell.value).__name__, cell.value))
    return history


print(run(Cell(0), [1, 2, 3]))
print(run(Cell(0), [1, 0.5, 2]))
print(run(Cell(1.5), [2 ** 62, 1]))
print(run(Cell(2 ** 62), [2 ** 62, 2 ** 62, -(2 ** 63)]))
print(run(Cell("a"), ["b", "c"]))
print(run(Cell(False), [True, True]))
try:
    cell = Cell(1)
    run(cell, [1, "x"])
except TypeError as e:
    print(e, cell.value)
