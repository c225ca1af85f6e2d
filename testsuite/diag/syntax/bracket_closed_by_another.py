values = [1, 2, 3)
#                ^ error[E0001]: closing parenthesis ')' does not match opening parenthesis '['
