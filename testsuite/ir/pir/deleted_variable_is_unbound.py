# stage: pir
# CHECK: function {{.*}} "f"
# CHECK: [[NULL:v\d+]] = unbound
# CHECK: check_bound "x" [[NULL]]
# CHECK: delete_global "g"
# CHECK: del_item v1, v2
# CHECK: del_attr "y" v1
def f(x, a, b):
    global g
    del x
    try:
        x
    except NameError:
        del g, a[b], a.y
