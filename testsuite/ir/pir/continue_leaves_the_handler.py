# stage: pir
# CHECK: catch
# CHECK-NEXT: [[PREVIOUS:v\d+]] = enter_handler
# CHECK: leave_handler [[PREVIOUS]]
# CHECK-NEXT: jump b1
def f(items):
    for item in items:
        try:
            item()
        except:
            continue
