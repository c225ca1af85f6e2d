x = [1]
if (x[0] := 2):
#   ^^^^ error[E0001]: cannot use assignment expressions with subscript
    pass
