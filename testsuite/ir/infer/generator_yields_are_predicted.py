# stage: types
# CHECK: main()
# CHECK: generator(squares)
# CHECK: null|int63 (of any)
# CHECK: squares(n: int[5]) -> generator(squares)
def squares(n):
    for i in range(n):
        yield i * i


def main():
    total = 0
    for square in squares(5):
        total += square
    return total


print(main())
