def fill(target, value):
    target[1] = value


def run(value):
    numbers = [1.0, 2.0, 3.0]
    alias = numbers
    holder = {"list": numbers}
    total = 0.0
    for i in range(3):
        if i == 1:
            fill(alias, value)
        item = holder["list"][i]
        total = total + item if isinstance(item, (int, float)) else str(total) + str(item)
    return total, numbers


print(run(2.5))
print(run(7))
print(run(True))
print(run(10 ** 25))
try:
    print(run("s"))
except TypeError as e:
    print(type(e).__name__, e)
print(run(float("nan"))[1])
