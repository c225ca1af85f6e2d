print("stock package")


def count():
    from .items import made

    return made
