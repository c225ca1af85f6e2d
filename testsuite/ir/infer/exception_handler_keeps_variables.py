# stage: types
# CHECK: parse(text: str) -> int[-1..3]
def parse(text):
    try:
        value = len(text)
        if value > 3:
            raise ValueError(text)
    except ValueError:
        value = -1
    return value


print(parse("four"), parse("x"))
