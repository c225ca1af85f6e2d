# stage: pir
# CHECK: [[IT:v\d+]] = get_yield_from_iter v0
# CHECK: jump [[HEAD:b\d+]]
# CHECK: [[HEAD]]([[SENT:v\d+]]):
# CHECK-NEXT: [[VALUE:v\d+]], [[DONE:v\d+]] = delegate [[IT]], [[SENT]]
# CHECK-NEXT: [[YIELDED:v\d+]] = is_null [[DONE]]
# CHECK-NEXT: branch [[YIELDED]]
# CHECK: [[NEXT:v\d+]] = yield_delegated [[VALUE]]
# CHECK-NEXT: jump [[HEAD]]([[NEXT]])
# CHECK: return [[VALUE]]
def f(x):
    return (yield from x)
