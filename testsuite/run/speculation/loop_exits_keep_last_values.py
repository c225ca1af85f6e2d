def search(values, stop):
    i = -1
    total = 0
    for i, v in enumerate(values):
        total += v
        if total > stop:
            break
    else:
        return "complete", i, total
    return "stopped", i, total, v


print(search([1, 2, 3], 100), search([1, 2, 3], 2), search([], 0), search([2 ** 62, 2 ** 62, 2 ** 62], 2 ** 63 - 1))
print(search([0.5, 2 ** 80, 1], 10), search([True, True], 1))
for i in range(3):
    for j in range(3):
        if i * j == 2:
            break
    else:
        continue
    break
print(i, j)
while True:
    try:
        i += 1
        if i == 5:
            continue
        if i > 7:
            break
    finally:
        print("finally", i)
print(i)
