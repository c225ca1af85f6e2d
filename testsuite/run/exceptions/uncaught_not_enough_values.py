def split(text):
    key, value = text.split("=")
    return key, value


print(split("a=1"))
print(split("b"))
