# stage: types
# CHECK-NOT: constant
# CHECK: function(helper) (of object)
def helper():
    return 1


def main(names):
    for name in names:
        globals()[name] = None
    return helper()


print(main([]))
