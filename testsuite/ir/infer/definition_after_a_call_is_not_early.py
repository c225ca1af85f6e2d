# stage: types
# CHECK: constant __main__.first: function(first) early
# CHECK: constant __main__.second: function(second)
# CHECK-NOT: second: function(second) early
def first():
    return 1


print(first())


def second():
    return first()


print(second())
