# stage: pir
# CHECK: function {{.*}} "f"
# CHECK: [[NULL:v\d+]] = unbound
# CHECK: jump [[JOIN:b\d+]](v0)
# CHECK: jump [[JOIN]]([[NULL]])
# CHECK: [[JOIN]]([[X:v\d+]]:x):
# CHECK-NEXT: check_bound "x" [[X]]
# CHECK: function {{.*}} "sure"
# CHECK-NOT: check_bound
def f(a):
    if a:
        x = a
    return x


def sure(a):
    if a:
        x = 1
    else:
        x = 2
    while a:
        x += 1
    return x
