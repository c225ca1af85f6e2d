for a in (7, -7, 6, -6, 0, 1, -1):
    print([(a // b, a % b) for b in (3, -3, 2, -2, 1, -1, 7, -7)])
for a in (10 ** 20 + 1, -(10 ** 20) - 1):
    print([(a // b, a % b) for b in (3, -3, 10 ** 19, -(10 ** 19), 10 ** 25)])
print(divmod(17, 5), divmod(-17, 5), divmod(17, -5), divmod(2 ** 70, 2 ** 35 + 1))
