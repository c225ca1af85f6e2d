# stage: pir
# CHECK: binary add {{.*}} carets(0:12-0:13)
# CHECK: get_item {{.*}} carets(0:11-0:14)
# CHECK: binary floordiv {{.*}} carets(0:15-0:17)
# CHECK: :x = call {{.*}} carets(none)
# CHECK: call {{.*}} carets(none)
def f(a, b):
    z = (a) + b
    yield a[b]
    yield (a ) // (b)
    x = f(a, b)
    return f(x, z)
