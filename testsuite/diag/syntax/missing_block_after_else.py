if True:
    pass
else:
print("no")
#^^^^^ error[E0002]: expected an indented block after 'else' statement on line 3
