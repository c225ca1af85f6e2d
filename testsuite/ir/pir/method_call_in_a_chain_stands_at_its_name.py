# stage: pir
# CHECK: load_method "first" v0 @{{\d+}}:9-14
# CHECK: call {{.*}} @{{\d+}}:9-16 carets(0:14-0:16)
# CHECK: load_method "second" {{v\d+}} @{{\d+}}:9-15
# CHECK: call {{.*}} @{{\d+}}:9-18 carets(0:15-0:18)
def f(a):
    return (
        a
        .first()
        .second(a)
    )
