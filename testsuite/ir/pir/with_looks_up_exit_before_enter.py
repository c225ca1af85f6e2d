# stage: pir
# CHECK: [[EXIT:v\d+]], [[SELF:v\d+]] = load_special "__exit__" v0
# CHECK-NEXT: [[ENTER:v\d+]], {{v\d+}} = load_special "__enter__" v0
# CHECK-NEXT: [[X:v\d+]]:x = call [[ENTER]]
# CHECK: [[NONE:v\d+]] = const None
# CHECK-NEXT: call [[EXIT]], [[SELF]], [[NONE]], [[NONE]], [[NONE]]
# CHECK: [[E:v\d+]] = catch
# CHECK: [[A:v\d+]], [[B:v\d+]], [[C:v\d+]] = exit_arguments [[E]]
# CHECK-NEXT: [[R:v\d+]] = call [[EXIT]], [[SELF]], [[A]], [[B]], [[C]]
# CHECK-NEXT: truth [[R]]
# CHECK: reraise [[E]]
def f(manager):
    with manager as x:
        x.y
