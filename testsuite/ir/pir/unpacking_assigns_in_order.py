# stage: pir
# CHECK: [[A:v\d+]]:a, [[REST:v\d+]], [[PAIR:v\d+]] = unpack_starred 1 1 v0
# CHECK: set_attr "rest" v1, [[REST]]
# CHECK-NEXT: [[B:v\d+]]:b, [[C:v\d+]]:c = unpack 2 [[PAIR]]
def f(x, obj):
    a, *obj.rest, (b, c) = x
    return a, b, c
