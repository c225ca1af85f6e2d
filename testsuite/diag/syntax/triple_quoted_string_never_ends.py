text = """first
#      ^ error[E0001]: unterminated triple-quoted string literal (detected at line 3)
second
third
