big = 1__000
#      ^ error[E0001]: invalid decimal literal
