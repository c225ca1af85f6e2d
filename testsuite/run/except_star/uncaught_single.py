# A plain exception is wrapped for the clause; what the clause raises has the group as its context.
def work():
    raise ValueError("plain")


def middle():
    try:
        work()
    except* ValueError:
        1 / 0


middle()
