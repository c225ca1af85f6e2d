while True:
    try:
        pass
    except* ValueError:
        break
#       ^^^^^ error[E0021]: 'break', 'continue' and 'return' cannot appear in an except* block
    except* TypeError:
        continue
#       ^^^^^^^^ error[E0021]: 'break', 'continue' and 'return' cannot appear in an except* block


def f():
    try:
        return 1
    except* ValueError:
        for x in []:
            break
        for y in []:
            return 2
#           ^^^^^^^^ error[E0021]: 'break', 'continue' and 'return' cannot appear in an except* block
    else:
        return 3
    finally:
        pass
