# stage: pir
# CHECK: function {{.*}} "total"
# CHECK: [[IT:v\d+]] = get_iter
# CHECK: jump [[HEAD:b\d+]](
# CHECK: [[HEAD]]([[TOTAL:v\d+]]:total):
# CHECK-NEXT: poll
# CHECK-NEXT: [[NEXT:v\d+]] = iter_next [[IT]]
# CHECK-NEXT: [[DONE:v\d+]] = is_null [[NEXT]]
# CHECK-NEXT: branch [[DONE]], [[END:b\d+]], [[BODY:b\d+]]([[NEXT]])
# CHECK-NEXT: [[BODY]]([[ITEM:v\d+]]:item):
# CHECK-NEXT: [[SUM:v\d+]]:total = inplace add [[TOTAL]], [[ITEM]] @{{.*}}carets(none)
# CHECK-NEXT: jump [[HEAD]]([[SUM]])
# CHECK-NEXT: [[END]]:
# CHECK-NEXT: return [[TOTAL]]
def total(items):
    total = 0
    for item in items:
        total += item
    return total
