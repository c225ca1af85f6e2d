__debug__ = 1
#^^^^^^^^^ error[E0014]: cannot assign to __debug__


def f(__debug__):
#     ^^^^^^^^^ error[E0014]: cannot assign to __debug__
    return __debug__


class C:
    pass


C.__debug__ = 1
#^^^^^^^^^^^ error[E0014]: cannot assign to __debug__
print(__debug__)
