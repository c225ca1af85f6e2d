# stage: pir
# CHECK: function {{.*}} "f"
# CHECK-NOT: truth
# CHECK: call v0
# CHECK: truth
# CHECK-NEXT: branch
# CHECK-NOT: const None
def f(g):
    while True:
        if g():
            return g
