print(sum(x for x in [1], 2))
#         ^^^^^^^^^^^^^^ error[E0001]: Generator expression must be parenthesized
