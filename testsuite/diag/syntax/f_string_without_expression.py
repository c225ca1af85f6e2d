print(f"a{}b")
#         ^ error[E0001]: f-string: valid expression required before '}'
