type Pair = tuple[int, int]
#^^^^ error[E0502]: `type` statements are not compiled yet


def first[T](items: list[T]) -> T:
#        ^^^ error[E0503]: type parameters are not compiled yet
    return items[0]


class Box[T]:
#        ^^^ error[E0503]: type parameters are not compiled yet
    pass
