# stage: pir
# CHECK: function {{.*}} "f"
# CHECK: [[MIDDLE:v\d+]] = call
# CHECK-NEXT: [[FIRST:v\d+]] = compare lt v0, [[MIDDLE]] @{{\d+}}:11-23
# CHECK-NEXT: [[TEST:v\d+]] = truth [[FIRST]]
# CHECK-NEXT: branch [[TEST]], {{b\d+}}, [[JOIN:b\d+]]([[FIRST]])
# CHECK: [[SECOND:v\d+]] = compare le [[MIDDLE]], v1
# CHECK-NEXT: jump [[JOIN]]([[SECOND]])
# CHECK-NEXT: [[JOIN]]([[RESULT:v\d+]]):
# CHECK-NEXT: return [[RESULT]]
def f(a, b, g):
    return a < g() <= b
