total = 0
log = []


def describe():
    return f"total {total}"
