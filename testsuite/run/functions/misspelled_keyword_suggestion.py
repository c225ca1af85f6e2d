def draw(colour, width=1):
    return colour, width


for options in ({"color": "red"}, {"colour": "red", "widht": 2}, {"colour": 1, "zzz": 2}):
    try:
        print(draw(**options))
    except TypeError as e:
        print(e)
