for x in []:
    pass
else:
    print("empty else")
for x in [1, 2]:
    if x == 2:
        break
else:
    print("not printed")
class T:
    pass


t = T()
for t.attr in range(3):
    pass
arr = [0, 0]
for arr[1] in "ab":
    print(arr)
for i, (a, *b) in enumerate([(1, 2, 3), "xy"]):
    print(i, a, b)
print(t.attr, x, i)
for x in range(3):
    for y in range(3):
        if y > x:
            break
        print(x, y, end=" ")
    else:
        print("| full row", x, end="")
print()
n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
else:
    print("while else", n)
for _ in range(2): print("one line")
for x in 1, 2, *[3]:
    print(x, end=",")
print()
