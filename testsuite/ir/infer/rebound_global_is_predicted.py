# stage: types
# CHECK-NOT: constant __main__.counter
# CHECK: bump()
# CHECK: int63 (of object)
counter = 0


def bump():
    global counter
    counter += 1
    return counter


print(bump())
