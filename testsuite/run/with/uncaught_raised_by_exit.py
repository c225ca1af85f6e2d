class Strict:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        raise RuntimeError("exit failed")


def work():
    with Strict():
        int("nope")


work()
