# stage: pir
# CHECK: function {{.*}} "counter" qualname "counter"
# CHECK: [[CELL:v\d+]] = make_cell v0
# CHECK-NEXT: make_function {{func\d+}} [[CELL]]
# CHECK: function {{.*}} "step" qualname "counter.<locals>.step" {{.*}} free ["count"]
# CHECK: [[MINE:v\d+]] = closure_cell 0
# CHECK-NEXT: [[OLD:v\d+]] = load_cell [[MINE]]
# CHECK-NEXT: check_bound "count" free [[OLD]]
# CHECK: store_cell
def counter(count):
    def step():
        nonlocal count
        count += 1
        return count

    return step
