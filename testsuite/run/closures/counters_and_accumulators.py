def counter(start=0, step=1):
    def next_value():
        nonlocal start
        start += step
        return start

    return next_value


a, b = counter(), counter(100, -10)
print(a(), a(), b(), a(), b())


def account(balance):
    history = []

    def deposit(amount):
        nonlocal balance
        balance += amount
        history.append(amount)
        return balance

    def withdraw(amount):
        if amount > balance:
            raise ValueError(f"only {balance}")
        return deposit(-amount)

    return deposit, withdraw, lambda: (balance, tuple(history))


deposit, withdraw, state = account(50)
deposit(25)
withdraw(10)
try:
    withdraw(1000)
except ValueError as e:
    print(e)
print(state(), deposit(0.5), state())
