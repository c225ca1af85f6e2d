# stage: pir
# CHECK: [[T:v\d+]] = truth v0
# CHECK-NEXT: branch [[T]], [[JOIN:b\d+]](v0), {{b\d+}}
# CHECK: [[I:v\d+]] = is v0, v1
# CHECK-NEXT: branch [[I]], {{b\d+}}, {{b\d+}}([[I]])
def f(a, b):
    return a or (a is b and b)
