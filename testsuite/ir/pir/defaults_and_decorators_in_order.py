# stage: pir
# CHECK: [[D:v\d+]] = load_global "decorate"
# CHECK: [[A:v\d+]] = load_global "first"
# CHECK: [[T:v\d+]] = build_tuple [[A]]
# CHECK: [[B:v\d+]] = load_global "second"
# CHECK: [[K:v\d+]] = build_dict {{v\d+}}, [[B]]
# CHECK-NEXT: [[F:v\d+]] = make_function func1 defaults keyword_defaults [[T]], [[K]]
# CHECK-NEXT: [[G:v\d+]] = call [[D]], {{v\d+}}, [[F]] @{{\d+}}:1-9
# CHECK-NEXT: store_global "f" [[G]]
# CHECK: def(a, /, b, *rest, c, **more)
@decorate
def f(a, /, b=first, *rest, c=second, **more):
    pass
