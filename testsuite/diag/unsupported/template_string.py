name = "x"
print(t"hello {name}")
#     ^^^^^^^^^^^^^^^ error[E0504]: template strings are not compiled yet
