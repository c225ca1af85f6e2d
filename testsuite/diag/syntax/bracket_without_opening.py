print("a"))
#         ^ error[E0001]: unmatched ')'
