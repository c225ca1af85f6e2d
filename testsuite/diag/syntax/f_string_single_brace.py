print(f"a}b")
#        ^ error[E0001]: f-string: single '}' is not allowed
