names = ["a", "b", 3]
for i, name in enumerate(names):
    label = str(i) + ": " + name
    print(label)
