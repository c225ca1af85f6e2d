def f():
x = 1
#^ error[E0002]: expected an indented block after function definition on line 1

if x:
y = 2
#^ error[E0002]: expected an indented block after 'if' statement on line 4

while x:
z = 3
#^ error[E0002]: expected an indented block after 'while' statement on line 7
