x = 1
if x = 2:
#  ^^^^^ error[E0001]: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
    print("two")
while x.y = 3:
#     ^^^ error[E0001]: cannot assign to attribute here. Maybe you meant '==' instead of '='?
    pass
