class M:
    def __init__(self, result=None, error=None, enter_error=None):
        self.result, self.error, self.enter_error = result, error, enter_error

    def __enter__(self):
        if self.enter_error:
            raise self.enter_error
        return self

    def __exit__(self, kind, value, trace):
        print("exit sees", repr(value))
        if self.error:
            raise self.error
        return self.result


for result in (True, 1, "yes", [], 0, None):
    try:
        with M(result):
            raise ValueError("body")
        print("suppressed by", repr(result))
    except ValueError as e:
        print("not suppressed by", repr(result))
try:
    with M(error=KeyError("from exit")):
        raise ValueError("body")
except KeyError as e:
    print(repr(e), repr(e.__context__))
try:
    with M(error=KeyError("from exit")):
        pass
except KeyError as e:
    print(repr(e), e.__context__)
try:
    with M(), M(enter_error=OSError("enter")):
        print("never")
except OSError as e:
    print(e)
try:
    with M() as m, undefined:
        pass
except NameError as e:
    print(e)
