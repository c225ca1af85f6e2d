# stage: mir@polls
# CHECK: fn @__main__.scale
# CHECK: = strip_end
# CHECK: cold:
# CHECK-NEXT: poll exit
# The loop over what is appended calls the runtime and polls in each round.
# CHECK: fn @__main__.collect
# CHECK-NOT: strip_end
# CHECK: poll exit
def scale(values):
    for i in range(len(values)):
        values[i] = values[i] * 2.0


def collect(count):
    made = []
    for i in range(count):
        made.append(str(i))
    return made


numbers = [1.0, 2.0]
scale(numbers)
print(numbers, collect(3))
