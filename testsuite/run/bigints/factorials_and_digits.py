n = 1
for i in range(1, 101):
    n *= i
print(n)
print(len(str(n)), sum(int(d) for d in str(n)), n.bit_length())
while n % 10 == 0:
    n //= 10
print(n % 10 ** 20)
back = 1
for i in range(100, 0, -1):
    back *= i
for i in range(1, 101):
    back //= i
print(back)
