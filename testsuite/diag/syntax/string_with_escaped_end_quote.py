path = "C:\\temp\"
#      ^ error[E0001]: unterminated string literal (detected at line 1); perhaps you escaped the end quote?
