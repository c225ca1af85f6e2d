class Account:
    def __init__(self, balance):
        self.balance = balance

    def check(self, amount):
        if amount > self.balance:
            raise ValueError(f"{amount} exceeds {self.balance}")
        return amount

    def withdraw(self, amount):
        self.balance -= self.check(amount)
        return self


class Bank:
    def __init__(self):
        self.accounts = [Account(100), Account(50)]

    def charge(self, amount):
        for account in self.accounts:
            account.withdraw(amount).check(0)


bank = Bank()
for amount in (10, 20, 30):
    try:
        bank.charge(amount)
    except ValueError as e:
        print(e, [a.balance for a in bank.accounts])
bank.charge(40)
