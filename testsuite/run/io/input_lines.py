name = input("name? ")
print("hello", repr(name))
print(repr(input()))
numbers = [int(x) for x in input("numbers: ").split()]
print(sum(numbers), numbers)
print(repr(input()), repr(input()))
try:
    while True:
        print("more:", repr(input("> ")))
except EOFError as e:
    print()
    print("end:", e)
try:
    input()
except EOFError as e:
    print(type(e).__name__)
