# stage: pir
# CHECK: function {{.*}} generator
# CHECK: [[SENT:v\d+]]:y = yield v0
# CHECK-NEXT: return [[SENT]]
def f(x):
    y = yield x
    return y
