# stage: pir
# CHECK: [[E:v\d+]]:e = catch
# CHECK-NEXT: [[PREVIOUS:v\d+]] = enter_handler [[E]]
# CHECK: [[KIND:v\d+]] = load_global "KeyError"
# CHECK: match_exception [[E]], [[KIND]]
# CHECK: call v0, {{v\d+}}, [[E]] @{{.*}} unwind [[UNBIND:b\d+]]
# CHECK: leave_handler [[PREVIOUS]]
# CHECK: [[UNBIND]]:
# CHECK-NEXT: [[RAISED:v\d+]] = catch
# CHECK-NEXT: reraise [[RAISED]] {{.*}}unwind [[CLEANUP:b\d+]]
# CHECK: reraise [[E]] {{.*}}unwind [[CLEANUP]]
# CHECK: [[CLEANUP]]:
# CHECK-NEXT: [[AGAIN:v\d+]] = catch
# CHECK-NEXT: leave_handler [[PREVIOUS]]
# CHECK-NEXT: reraise [[AGAIN]]
def f(g):
    try:
        g()
    except KeyError as e:
        g(e)
