*a = [1, 2]
#^^ error[E0015]: starred assignment target must be in a list or tuple
a, *b, *c = [1, 2]
#^^^^^^^^^ error[E0015]: multiple starred expressions in assignment
print(*a)
x = *a
#   ^^ error[E0015]: can't use starred expression here
