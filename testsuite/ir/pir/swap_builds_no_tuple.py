# stage: pir
# CHECK: function {{.*}} "swap"
# CHECK-NOT: build_tuple
# CHECK: [[PAIR:v\d+]] = build_tuple v0, v1
# CHECK: return
def swap(a, b):
    a, b = b, a
    return b, a
