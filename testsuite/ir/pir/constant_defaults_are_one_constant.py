# stage: pir
# CHECK: [[D:v\d+]] = const (1, -2.5, "x", (None, True))
# CHECK-NEXT: make_function func1 defaults [[D]]
def f(a=1, b=-2.5, c="x", d=(None, True)):
    return a
