# stage: types
# CHECK: class class0 Body
# CHECK-NEXT: slot x: float
# CHECK-NEXT: slot name: str
# CHECK-NEXT: slot count: int63
# CHECK: Body.move(self: instance(Body), by: float) -> none
class Body:
    def __init__(self, x, name):
        self.x = x
        self.name = name
        self.count = 0

    def move(self, by):
        self.x += by
        self.count += 1


body = Body(1.0, "sun")
body.move(0.5)
print(body.x, body.count)
