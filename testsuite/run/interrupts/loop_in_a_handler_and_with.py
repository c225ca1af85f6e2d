# interrupt: after output
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", kind.__name__, traceback is not None)
        return False


def spin(n):
    step = 0
    try:
        raise ValueError("first")
    except ValueError:
        with Manager():
            while step != n:
                step = (step + 1) & 0xFFFF


print("start", flush=True)
try:
    spin(-1)
except KeyboardInterrupt as error:
    print(repr(error), repr(error.__context__))
