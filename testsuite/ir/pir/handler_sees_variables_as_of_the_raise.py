# stage: pir
# CHECK: function {{.*}} "f"
# CHECK: [[ONE:v\d+]]:x = const 1
# CHECK: call v0, {{v\d+}} @{{.*}} unwind [[H:b\d+]]([[ONE]])
# CHECK: [[TWO:v\d+]]:x = const 2
# CHECK: call v0, {{v\d+}} @{{.*}} unwind [[H]]([[TWO]])
# CHECK: [[H]]([[X:v\d+]]:x):
# CHECK-NEXT: catch
# CHECK: return [[X]]
def f(g):
    x = 1
    try:
        g()
        x = 2
        g()
    except:
        return x
