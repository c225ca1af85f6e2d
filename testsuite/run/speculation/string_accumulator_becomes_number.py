def join(parts, start):
    text = start
    for part in parts:
        text += part
    return text


print(join(["a", "b"], ""))
print(join([1, 2], 0))
print(join([1.5, 2], 0))
print(join([[1], [2]], []))
print(join([(1,), (2,)], ()))
alias = start = [0]
result = join([[1], (2,), "xy", range(2)], start)
print(result, result is alias)
try:
    join(["a", 1], "")
except TypeError as e:
    print(e)
try:
    join([[1], 1], [])
except TypeError as e:
    print(e)
