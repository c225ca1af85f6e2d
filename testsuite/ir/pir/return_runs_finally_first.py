# stage: pir
# CHECK: function {{.*}} "f"
# CHECK: [[RESULT:v\d+]] = call v0, {{v\d+}} @{{\d+}}:15
# CHECK-NEXT: call v1, {{v\d+}} @{{\d+}}:8
# CHECK-NEXT: return [[RESULT]]
# CHECK: catch
# CHECK: call v1, {{v\d+}} @{{\d+}}:8
# CHECK: reraise
def f(g, h):
    try:
        return g()
    finally:
        h()
