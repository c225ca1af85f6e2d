def f(a, b):
#     - first mentioned here
#        - first mentioned here
    global a
#   ^^^^^^^^ error[E0101]: name 'a' is parameter and global
    nonlocal b
#   ^^^^^^^^^^ error[E0101]: name 'b' is parameter and nonlocal
