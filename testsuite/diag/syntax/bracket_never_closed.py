print("before")
total = (1 + 2
#       ^ error[E0001]: '(' was never closed
print(total)
