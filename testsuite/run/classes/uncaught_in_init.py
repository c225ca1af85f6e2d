class Parent:
    def __init__(self, size):
        self.size = int(size)


class Child(Parent):
    def __init__(self, size, colour):
        super().__init__(size)
        self.colour = colour


print(Child("5", "red").size)
print(Child("five", "red").size)
