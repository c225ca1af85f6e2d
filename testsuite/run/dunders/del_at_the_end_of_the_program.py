"""At the end of the program finalizers run while all that they use is still there."""


def helper(name):
    return f"{name} among {len(REGISTRY)}"


class Resource:
    opened = 0

    def __init__(self, name):
        self.name = name
        Resource.opened += 1
        REGISTRY.append(name)

    def __del__(self):
        Resource.opened -= 1
        print("closing", helper(self.name), Resource.opened, type(self).__name__)


REGISTRY = []
resource = Resource("global")
dropped = Resource("dropped")
del dropped
print("end", Resource.opened)
