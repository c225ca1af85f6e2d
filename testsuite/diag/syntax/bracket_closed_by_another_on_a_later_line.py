values = [
    1,
    2,
)
#^ error[E0001]: closing parenthesis ')' does not match opening parenthesis '[' on line 1
