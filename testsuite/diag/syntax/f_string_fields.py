x = 1
print(f"{x")
#         ^ error[E0001]: f-string: expecting '}'
