rules = [lambda n: n + 1, lambda n: n / (n - 3), lambda n: n[0]]
for rule in rules:
    print(rule(2))
