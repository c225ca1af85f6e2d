def check(x):
    assert x
    assert x > 1, "must exceed one"
    assert isinstance(x, int), (x, "tuple message")
    return "ok"


for x in (5, 1, 0, None, 2.5, [], "a"):
    try:
        print(check(x))
    except AssertionError as e:
        print(repr(x), repr(e), e.args)
    except TypeError as e:
        print(repr(x), "TypeError", e)
calls = []


def message():
    calls.append(1)
    return "made"


assert True, message()
try:
    assert [], message()
except AssertionError as e:
    print(e, calls)
try:
    assert 1 > 2 > 0 or not 1
except AssertionError as e:
    print(repr(e))
print(issubclass(AssertionError, Exception))
