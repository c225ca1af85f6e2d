x = 1
    y = 2
#   ^ error[E0002]: unexpected indent
print(x)
