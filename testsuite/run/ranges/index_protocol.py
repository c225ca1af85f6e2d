class Five:
    def __index__(self):
        return 5


print(list(range(Five())), range(Five(), 8), [0, 1, 2, 3, 4, "five"][Five()], "abcdefg"[Five()], "ab" * Five(), hex(Five()), bin(Five()), [1] * Five(), list(range(10))[Five():], (1).__lshift__(5))
try:
    range(5).index(Five())
    print("found")
except ValueError as e:
    print(e)


class Wrong:
    def __index__(self):
        return "x"


try:
    [1][Wrong()]
except TypeError as e:
    print(e)
