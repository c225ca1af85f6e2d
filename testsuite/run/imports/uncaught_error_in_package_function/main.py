from tools.text import shout


def main():
    print(shout("hello"))
    print(shout(5))


main()
