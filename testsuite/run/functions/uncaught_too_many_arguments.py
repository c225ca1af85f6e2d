def area(width, height=1):
    return width * height


def main():
    print(area(2), area(2, 3))
    print(
        area(
            2,
            3,
            4,
        )
    )


main()
