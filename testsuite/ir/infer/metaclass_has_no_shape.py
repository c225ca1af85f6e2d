# stage: types
# CHECK-NOT: class class1 Plain
# CHECK-NOT: instance(Plain)
class Meta(type):
    pass


class Plain(metaclass=Meta):
    def __init__(self):
        self.x = 1


print(Plain().x)
