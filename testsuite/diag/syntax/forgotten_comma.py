numbers = [1, 2 3]
#             ^^^ error[E0001]: invalid syntax. Perhaps you forgot a comma?
print("a" "b", numbers numbers)
#              ^^^^^^^^^^^^^^^ error[E0001]: invalid syntax. Perhaps you forgot a comma?
table = {"a": 1 "b": 2}
#             ^^^^^ error[E0001]: invalid syntax. Perhaps you forgot a comma?
