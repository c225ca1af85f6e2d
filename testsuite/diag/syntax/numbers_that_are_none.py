a = 0x1g
#     ^ error[E0001]: invalid hexadecimal literal
