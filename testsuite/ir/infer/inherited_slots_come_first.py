# stage: types
# CHECK: class class1 Derived
# CHECK-NEXT: slot base: int63
# CHECK-NEXT: slot own: float
# CHECK: Base.__init__(self: instance(Derived), base: int[1])
class Base:
    def __init__(self, base):
        self.base = base


class Derived(Base):
    def __init__(self, base, own):
        super().__init__(base)
        self.own = own


print(Derived(1, 2.0).own)
