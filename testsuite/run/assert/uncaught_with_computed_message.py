def ratio(a, b):
    assert b != 0, "cannot divide {} by {}".format(a, b)
    return a / b


print(ratio(1, 2))
print(ratio(1, 0))
