# stage: pir
# CHECK: [[TEXT:v\d+]] = const "a="
# CHECK-NEXT: [[A:v\d+]] = format_value !r v0
# CHECK-NEXT: [[GAP:v\d+]] = const " {"
# CHECK: [[WIDTH:v\d+]] = format_value v0
# CHECK: [[SPEC:v\d+]] = concat_strings {{v\d+}}, [[WIDTH]]
# CHECK-NEXT: [[B:v\d+]] = format_value !s v1, [[SPEC]]
# CHECK-NEXT: concat_strings [[TEXT]], [[A]], [[GAP]], [[B]]
def f(a, b):
    return f"{a=} {{" f"{b!s:>{a}}"
