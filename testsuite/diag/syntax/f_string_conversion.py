x = 1
print(f"{x!z}")
#          ^ error[E0001]: f-string: invalid conversion character 'z': expected 's', 'r', or 'a'
