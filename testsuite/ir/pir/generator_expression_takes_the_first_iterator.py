# stage: pir
# CHECK: function {{.*}} "f"
# CHECK: [[F:v\d+]] = make_function
# CHECK: [[IT:v\d+]] = get_iter v0
# CHECK-NEXT: call [[F]], {{v\d+}}, [[IT]]
# CHECK: function {{.*}} "<genexpr>" qualname "f.<locals>.<genexpr>" {{.*}} generator_expression() {{.*}} generator
# CHECK-NEXT: b0(v0:.0):
# CHECK: iter_next v0
# CHECK: [[INNER:v\d+]] = get_iter
# CHECK: iter_next [[INNER]]
# CHECK: yield
def f(rows):
    return (x for row in rows for x in row)
