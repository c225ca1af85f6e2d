def outer():
    def inner():
        return value

    if inner.__name__ == "other":
        value = 1
    return inner()


outer()
