# stage: pir
# CHECK: truth v0 @{{\d+}}:11-12
# CHECK: [[M:v\d+]] = call v1
# CHECK-NEXT: raise_assertion [[M]] @{{\d+}}:11-12
# CHECK-NEXT: unreachable
def f(a, b):
    assert a, b()
