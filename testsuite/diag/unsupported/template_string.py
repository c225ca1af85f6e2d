name = "x"
print(t"hello {name}")
