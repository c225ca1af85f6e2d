# stage: pir
# CHECK: [[A:v\d+]] = truth v0
# CHECK-NEXT: branch [[A]], {{b\d+}}, [[NO:b\d+]]
# CHECK: [[C:v\d+]] = contains v2, v1
# CHECK-NEXT: branch [[C]], [[NO]], [[YES:b\d+]]
# CHECK-NEXT: [[YES]]:
# CHECK-NEXT: const 1
# CHECK-NOT: not
def f(a, b, c):
    if a and not b in c:
        return 1
