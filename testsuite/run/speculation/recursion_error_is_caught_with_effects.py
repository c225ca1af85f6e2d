count = 0


def forever(n):
    global count
    count += 1
    return forever(n + 1) + 1


try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__, e)
print(count > 500)


def careful(n):
    try:
        return careful(n + 1)
    except RecursionError:
        return "unwound"


print(careful(0))
print([careful(i) for i in range(3)])


class Loop:
    def __getattr__(self, name):
        return getattr(self, name + "x")


try:
    Loop().a
except RecursionError as e:
    print(type(e).__name__)
