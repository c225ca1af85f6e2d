# A type's dictionary has every method, whether or not the program spells its name.
for name, method in sorted(str.__dict__.items()):
    if name.startswith("is") and not name.endswith("er"):
        print(name, method("abc1"))
