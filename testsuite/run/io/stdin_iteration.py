import sys

first = sys.stdin.readline()
print(repr(first))
for number, line in enumerate(sys.stdin, 2):
    print(number, repr(line))
    if number == 3:
        break
rest = sys.stdin.read()
print(repr(rest), rest.count("\n"), repr(sys.stdin.read()), repr(sys.stdin.readline()))
