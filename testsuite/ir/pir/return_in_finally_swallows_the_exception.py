# stage: pir
# CHECK: function {{.*}} "f"
# CHECK: [[E:v\d+]] = catch
# CHECK-NEXT: [[PREVIOUS:v\d+]] = enter_handler [[E]]
# CHECK-NEXT: [[RESULT:v\d+]] = const 1
# CHECK-NEXT: leave_handler [[PREVIOUS]]
# CHECK-NEXT: return [[RESULT]]
def f(g):
    try:
        g()
    finally:
        return 1
