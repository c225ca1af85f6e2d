def countdown(n):
    while n > 0:
        yield n
        n -= 1
    yield "liftoff"


for value in countdown(3):
    print(value)
print(list(countdown(2)))
