people = [("Ada", 36, ("London", "UK")), ("Grace", 85, ("Arlington", "US")), ("Alan", 41, ("Wilmslow", "UK"))]
for name, age, (city, country) in people:
    print(f"{name:<6} {age:>3} {city}/{country}")
by_country = {}
for person in people:
    by_country.setdefault(person[2][1], []).append(person[0])
print(by_country)
grid = {(x, y): x * y for x in range(3) for y in range(3)}
print(grid[2, 2], grid[(1, 2)], (0, 5) in grid, sum(grid.values()), [k for k in grid if k[0] == k[1]])
a, b = 1, 2
a, b, c = b, a + b, (a, b)
print(a, b, c)


def divide(a, b):
    return a // b, a % b


q, r = divide(17, 5)
print(q, r, divide(-17, 5), type(divide(1, 1)).__name__)
print(sorted(people, key=lambda p: p[1])[0][0], min(people)[0], tuple(sorted(p[1] for p in people)), *zip(*[(1, "a"), (2, "b")]))
