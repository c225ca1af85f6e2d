def f(x):
    match x:
#   ^^^^^ error[E0500]: `match` is not compiled yet
        case 1:
            return "one"
        case _:
            return "many"
