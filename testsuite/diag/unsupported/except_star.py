try:
    x = 1
except* ValueError:
#^^^^^^ error[E0505]: `except*` is not compiled yet
    x = 2
