def sign(x):
    if x < 0:
        return "negative"
    elif x == 0:
        return "zero"
    else:
        return "positive"


for value in (-3, 0, 4, -0.5, 2.5, True, False):
    print(value, sign(value))
