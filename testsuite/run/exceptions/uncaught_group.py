def main():
    raise ExceptionGroup("two problems", [ValueError("one"), TypeError("two")])


main()
