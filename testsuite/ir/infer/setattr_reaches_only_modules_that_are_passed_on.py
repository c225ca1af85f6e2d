# stage: types
# CHECK: constant __main__.helper: function(helper) early
class Box:
    pass


def helper():
    return 1


def main(name):
    box = Box()
    setattr(box, name, helper())
    return box


print(main("x").x)
