"""Shapes."""

print("geometry is imported as", __name__)
PI = 3.14
calls = []


def area(r):
    calls.append(r)
    return PI * r * r


class Square:
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2
