class Account:
    def __init__(self, balance):
        self._balance = balance
        self.log = []

    @property
    def balance(self):
        """The balance."""
        self.log.append("get")
        return self._balance

    @balance.setter
    def balance(self, value):
        self.log.append(f"set {value}")
        if value < 0:
            raise ValueError("negative balance")
        self._balance = value

    @balance.deleter
    def balance(self):
        self.log.append("del")
        del self._balance

    @property
    def constant(self):
        return 7

    doubled = property(lambda self: self._balance * 2)


a = Account(10)
a.balance += 5
a.balance *= 2
print(a.balance, a.doubled, a.constant, a.log, Account.balance.__doc__)
for attempt in ("negative", "constant", "delete constant", "double"):
    try:
        if attempt == "negative":
            a.balance = -1
        elif attempt == "constant":
            a.constant = 8
        elif attempt == "delete constant":
            del a.constant
        else:
            a.doubled = 1
    except (ValueError, AttributeError) as e:
        print(attempt, type(e).__name__, e)
del a.balance
try:
    a.balance
except AttributeError as e:
    print(e)


class Savings(Account):
    @property
    def constant(self):
        return super().constant * 10

    @Account.balance.getter
    def balance(self):
        return f"savings {self._balance}"


s = Savings(3)
s.balance = 4
print(s.balance, s.constant, s.doubled)
