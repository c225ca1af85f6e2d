break
#^^^^^ error[E0011]: 'break' outside loop
for i in range(3):

    def f():
        continue
#       ^^^^^^^^ error[E0011]: 'continue' not properly in loop

    class C:
        break
#       ^^^^^ error[E0011]: 'break' outside loop
else:
    continue
#   ^^^^^^^^ error[E0011]: 'continue' not properly in loop
if i:
    break
#   ^^^^^ error[E0011]: 'break' outside loop
