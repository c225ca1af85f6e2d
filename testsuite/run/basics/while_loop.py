n = 0
total = 0
while n < 10:
    n += 1
    if n == 3:
        continue
    if n == 8:
        break
    total += n
else:
    print("not reached")
print(n, total)
while n:
    n -= 1
else:
    print("ended with", n)
