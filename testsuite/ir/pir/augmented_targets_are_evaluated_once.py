# stage: pir
# CHECK: [[OBJECT:v\d+]] = call v0
# CHECK-NEXT: [[INDEX:v\d+]] = call v1
# CHECK-NEXT: [[OLD:v\d+]] = get_item [[OBJECT]], [[INDEX]] @{{\d+}}:4-12 carets(0:7-0:12)
# CHECK-NEXT: [[NEW:v\d+]] = inplace mul [[OLD]], v2 @{{\d+}}:4-17 carets(none)
# CHECK-NEXT: set_item [[OBJECT]], [[INDEX]], [[NEW]]
# CHECK: [[ATTR:v\d+]] = get_attr "x" v0
# CHECK-NEXT: [[SUM:v\d+]] = inplace add [[ATTR]], v2
# CHECK-NEXT: set_attr "x" v0, [[SUM]]
def f(a, b, c):
    a()[b()] *= c
    a.x += c
