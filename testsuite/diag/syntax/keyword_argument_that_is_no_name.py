f = dict
f(a.b=1)
# ^^^^ error[E0001]: expression cannot contain assignment, perhaps you meant "=="?
f(1=2)
# ^^ error[E0001]: expression cannot contain assignment, perhaps you meant "=="?
f(True=1)
# ^^^^^ error[E0001]: cannot assign to True
f(a=)
# ^^ error[E0001]: expected argument value expression
