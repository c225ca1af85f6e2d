def read(text):
    return int(text)


def main():
    total = 0
    for word in "10 20 x30".split():
        total += read(word)
    print(total)


main()
