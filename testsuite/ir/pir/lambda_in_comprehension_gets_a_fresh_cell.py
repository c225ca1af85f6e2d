# stage: pir
# CHECK: function {{.*}} "f"
# CHECK: get_iter v0
# CHECK: [[CELL:v\d+]] = make_cell
# CHECK: iter_next
# CHECK: store_cell [[CELL]]
# CHECK: make_function {{func\d+}} [[CELL]]
def f(items):
    return [lambda: item for item in items]
