# stage: pir
# CHECK: function {{.*}} "f"
# CHECK: ([[INNER:v\d+]]:x):
# CHECK: list_append {{v\d+}}, [[INNER]]
# CHECK: return v0
def f(x, items):
    [x for x in items]
    return x
