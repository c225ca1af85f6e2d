def parse(text):
    return int(text)


def load(text):
    try:
        return parse(text)
    except ValueError as e:
        print("logging", e)
        raise


def main():
    print(load("5"))
    try:
        load("bad")
    except TypeError:
        print("not here")


main()
