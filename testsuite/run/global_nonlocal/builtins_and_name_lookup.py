print(max([1, 2]), __name__)


def use():
    return max([1, 5])


print(use())
max = min
print(use())
del max
print(use())


def shadow_parameter(list):
    return list + [1]


print(shadow_parameter([0]), list("ab"))


def later():
    return defined_later()


try:
    later()
except NameError as e:
    print(e)


def defined_later():
    return "now"


print(later())
print = print
id_ = id
print(callable(id_), isinstance(print, object))
True_like = True
print(True_like, None is None, __debug__)
