first = 10
second = "20"
result = (
    first * 2
    + first ** 2
    + first * (
        first
        - second
    )
    + 1
)
print(result)
