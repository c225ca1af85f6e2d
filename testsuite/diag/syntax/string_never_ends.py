name = "molt
#      ^ error[E0001]: unterminated string literal (detected at line 1)
print(name)
