stock = {"bolt": 0, "nut": 5, "gear": 0}
for name in stock:
    print(name, stock[name])
    if stock[name] == 0:
        del stock[name]
