x = 1
return x
#^^^^^^^^ error[E0010]: 'return' outside function


class C:
    return 2
#   ^^^^^^^^ error[E0010]: 'return' outside function
