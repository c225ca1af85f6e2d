values = [0.5, 1.5, 2.5]
total = 0.0
for v in values:
    total += v
print(total)
values[1] = values[0] * 3.0
values.append(10.0)
print(values, sum(values), max(values), min(values))
