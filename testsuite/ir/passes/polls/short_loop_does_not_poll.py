# stage: mir@polls
# CHECK: fn @__main__.digits
# CHECK-NOT: poll
# CHECK: return
def digits(seed):
    total = 0
    for i in range(1000):
        total = (total * 3 + seed + i) & 0xFFFF
    return total


print(digits(7))
