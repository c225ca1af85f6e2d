import state


def bump(by):
    state.total += by
    state.log.append(by)


def read(describe=False):
    return state.describe() if describe else state.total
