def power(x, n=2):
    return x ** n


print(power.__defaults__, power(3), power(1.5))
power.__defaults__ = (0.5,)
print(power(16), power(16, 1))
power.__defaults__ = (3, 3)
print(power())
power.__defaults__ = None
try:
    power(2)
except TypeError as e:
    print(e)


def keyword(*, scale=10):
    return scale


print(keyword.__kwdefaults__, keyword())
keyword.__kwdefaults__ = {"scale": "new"}
print(keyword(), keyword(scale=1))
