price = 5 €
#         ^ error[E0001]: invalid character '€' (U+20AC)
