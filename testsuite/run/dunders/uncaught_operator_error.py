class Money:
    def __init__(self, amount):
        self.amount = amount

    def __add__(self, other):
        return Money(self.amount + other.amount)


total = Money(1)
for m in [Money(2), Money(3), 4]:
    total = total + m
    print(total.amount)
