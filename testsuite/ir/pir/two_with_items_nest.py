# stage: pir
# CHECK: load_special "__exit__" v0
# CHECK: load_special "__enter__" v0
# CHECK: load_special "__exit__" v1 {{.*}} unwind [[OUTER:b\d+]]
# CHECK: get_attr "x" {{.*}} unwind [[INNER:b\d+]]
# CHECK: [[INNER]]:
# CHECK: exit_arguments
# CHECK: [[OUTER]]:
# CHECK: exit_arguments
def f(a, b):
    with a, b:
        a.x
