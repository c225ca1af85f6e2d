data = [
    [1, 2],
    [3, "x"],
]
print([sum(row) for row in data[:1]])
print([
    sum(
        value * 2
        for value in row
    )
    for row in data
])
