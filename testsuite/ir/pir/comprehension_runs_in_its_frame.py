# stage: pir
# CHECK: function {{.*}} "f"
# CHECK: [[IT:v\d+]] = get_iter v0
# CHECK-NEXT: [[LIST:v\d+]] = build_list
# CHECK: iter_next [[IT]]
# CHECK: truth
# CHECK: list_append [[LIST]]
# CHECK: return [[LIST]]
# CHECK-NOT: function
def f(items):
    return [item.x for item in items if item]
