for i in range(3):
    print(i)
for i in range(2, 10, 3):
    print(i, end=" ")
print()
for i in range(5, 0, -2):
    print(i, end=",")
print()
for i in range(0):
    print("never")
else:
    print("empty range ran else")
print("i is still", i)
